import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openPglite } from './pglite';
import { describeStore } from './testing/suite';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reconnect-store-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describeStore('store on PGlite', () => openPglite(join(dir, 'data')));
