import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diagnosesOn } from './diagnoses';
import { linksOn } from './links';
import { openPglite } from './pglite';
import { begin } from './testing/samples';
import { describeStore } from './testing/suite';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reconnect-store-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describeStore('store on PGlite', () => openPglite(join(dir, 'data')));

/** How many data files of the database hold a text. */
async function filesWith(folder: string, text: string): Promise<number> {
  const names = await readdir(join(folder, 'pglite', 'base'), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return contents.filter((bytes) => bytes.includes(text)).length;
}

test('what retention deleted is gone from the files, in a folder that nobody else may enter', async () => {
  const folder = join(dir, 'made-by-somebody');
  await mkdir(folder);
  await chmod(folder, 0o755);
  const engine = await openPglite(folder);
  const diagnoses = diagnosesOn(engine);
  const canary = 'canary-4f1c9a';
  const { diagnosisId } = await begin(diagnoses, 'me');
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const link = { id: 'l1', tokenHash: new Uint8Array(32), diagnosisId, createdBy: 'x', expiresAt } as const;
  await linksOn(engine).create({ ...link, audience: 'anyone', view: 'user', document: `{"a":"${canary}"}` });
  await engine.run((db) => db.execute(sql`checkpoint`));
  expect(await filesWith(folder, canary)).toBeGreaterThan(0);
  await engine.run((db) =>
    db.execute(sql`update diagnoses set status = 'finished', created_at = now() - interval '31 days'`),
  );
  expect(await diagnoses.purge(30)).toBe(1);
  await engine.run((db) => db.execute(sql`checkpoint`));
  expect(await filesWith(folder, canary)).toBe(0);
  expect((await stat(join(folder, 'pglite'))).mode & 0o077).toBe(0);
  await engine.close();
}, 60_000);
