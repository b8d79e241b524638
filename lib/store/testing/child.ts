import { openStore } from '../open';
import { begin, entry } from './samples';

/*
 * A process of its own for tests: `tsx child.ts <mode> <folder>`. Prints one JSON value a line.
 * `open` says whether the folder opens. `write` appends for ever and prints each id and `seq` once it is acknowledged.
 */
const [mode, dir] = process.argv.slice(2);
if (!dir) throw new Error('Usage: child.ts open|write <folder>');

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

try {
  const store = await openStore({ kind: 'pglite', dir });
  if (mode === 'write') {
    const lease = await begin(store.diagnoses, `child-${process.pid}`);
    for (let seq = 1; ; seq += 1) {
      await store.diagnoses.append(lease, [entry(seq)]);
      say({ id: lease.diagnosisId, seq });
    }
  }
  say({ opened: true });
  await store.close();
} catch (error) {
  say(error instanceof Error ? { name: error.name, message: error.message } : { name: 'unknown' });
}
