/**
 * `npm run bench:sweep`: what reading a tenant of 100,000 phones costs, against the simulated tenant in a process of its own, and
 * the same beside the bare reading of pages. Figures are printed, never asserted. `--postgres` takes PostgreSQL.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../lib/config';
import { createLog } from '../lib/log';
import { realParts } from '../lib/server/real-parts';
import { openStore } from '../lib/store/open';
import { startPostgres } from '../lib/store/testing/postgres';
import { devicePages } from '../lib/sweep/device-pages';
import { pageEveryMs } from '../lib/sweep/limits';
import { type SweepParts, sweep } from '../lib/sweep/sweep';

const devices = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'reconnect-bench-sweep-'));
const tenant = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', '--dir', join(folder, 'sandbox')], {
  stdio: 'ignore',
});
const postgres = process.argv.includes('--postgres') ? await startPostgres() : null;

try {
  const { env, urls } = await tenantFile(join(folder, 'sandbox', 'sandbox.json'), tenant);
  await fetch(`${urls.control}/fleet`, { method: 'POST', body: JSON.stringify({ devices }) });
  const outcome = readConfig({ ...env, PORT: '3000' });
  if (!outcome.ok) throw new Error(outcome.faults.join('\n'));
  const real = realParts(outcome.config, createLog('silent'));
  const read = devicePages(real.world);
  const bare = await measured(() => readAll(read));
  const store = await openStore(
    postgres === null ? { kind: 'pglite', dir: join(folder, 'data') } : { kind: 'postgres', url: postgres.url },
  );
  const { queue } = store;
  await queue.request(0);
  const lease = await queue.claim('bench', true);
  if (lease === null) throw new Error('nothing to sweep');
  const { clock } = real.world;
  const parts: SweepParts = { queue, clock, random: Math.random, read, pageEveryMs: 0, hours: 6 };
  const whole = await measured(() => sweep(parts, lease, new AbortController().signal));
  const state = await queue.state();
  const begun = performance.now();
  await queue.list({ query: 'person 99', concern: 'quarantined' }, 50);
  const listMs = performance.now() - begun;
  await store.close();
  await real.close();
  report(bare, whole, state.reading?.devices ?? 0, listMs);
} finally {
  tenant.kill();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

interface Cost {
  ms: number;
  /** How far the memory of this process grew above where it stood, in MB. */
  peakMb: number;
}

async function measured(work: () => Promise<unknown>): Promise<Cost> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  clearInterval(timer);
  return { ms, peakMb: (peak - before) / 2 ** 20 };
}

async function readAll(read: SweepParts['read']): Promise<void> {
  let next: string | null = null;
  do {
    const page = await read(next, new AbortController().signal);
    if (!page.ok) throw new Error(page.failure.reason);
    next = page.next;
  } while (next !== null);
}

interface TenantFile {
  env: Record<string, string>;
  urls: { control: string };
}

async function tenantFile(path: string, child: ChildProcess): Promise<TenantFile> {
  for (;;) {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as TenantFile;
    } catch {
      // Not written yet.
      if (child.exitCode !== null) throw new Error('the simulated tenant did not start');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function report(bare: Cost, whole: Cost, read: number, listMs: number): void {
  const pages = Math.ceil(read / 1_000);
  console.log(`\nReading ${read.toLocaleString('en')} phones on ${postgres ? 'PostgreSQL' : 'the embedded database'}:`);
  line('bare reading of the pages', `${Math.round(bare.ms)} ms, memory +${bare.peakMb.toFixed(0)} MB`);
  line('sweep, without pauses', `${Math.round(whole.ms)} ms, memory +${whole.peakMb.toFixed(0)} MB (ceiling 150)`);
  line('sweep / bare reading', (whole.ms / bare.ms).toFixed(2));
  line('with the pauses that spare Exchange', `${Math.round((pages * pageEveryMs) / 1_000)} s`);
  line('one page of the queue, searched', `${Math.round(listMs)} ms`);
}

function line(name: string, value: string): void {
  console.log(`  ${name.padEnd(44)} ${value}`);
}
