import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreLockedError } from './errors';
import { lockFolder } from './folder-lock';
import { lifeOf, ownIdentity, readIdentity } from './process-identity';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reconnect-lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const unexpected = (reason: Error) => {
  throw reason;
};

/** Leaves behind what a killed owner does; `ageMs` since it refreshed its lock last. */
async function abandon(owner: object, ageMs: number) {
  await mkdir(join(dir, 'lock'));
  const then = new Date(Date.now() - ageMs);
  await utimes(join(dir, 'lock'), then, then);
  await writeFile(join(dir, 'owner.json'), JSON.stringify(owner));
}

describe('a folder', () => {
  test('is made, has one owner who says who it is, and is left as it was found', async () => {
    const path = join(dir, 'new', 'folder');
    const lock = await lockFolder(path, unexpected);
    expect(readIdentity(join(path, 'owner.json'))).toEqual(ownIdentity());
    await expect(lockFolder(path, unexpected)).rejects.toThrow(StoreLockedError);
    await lock.release();
    expect(await readdir(path)).toEqual([]);
    await (await lockFolder(path, unexpected)).release();
  });

  test('of a dead process on this machine is taken at once', async () => {
    await abandon({ ...ownIdentity(), started: '1' }, 0);
    const lock = await lockFolder(dir, unexpected);
    expect(JSON.parse(await readFile(join(dir, 'owner.json'), 'utf8'))).toEqual(ownIdentity());
    await lock.release();
  });

  test('of a living process is refused at once, even with an old lock', async () => {
    await abandon({ ...ownIdentity(), pid: process.ppid, started: null }, 5_000);
    await expect(lockFolder(dir, unexpected)).rejects.toThrow(`(${process.ppid})`);
  });

  test('of a process we cannot see is taken once its lock is old', async () => {
    await abandon({ ...ownIdentity(), namespace: 'pid:[1]' }, 9_500);
    await (await lockFolder(dir, unexpected)).release();
  });

  test('that another process takes away is reported, and left alone from then on', async () => {
    let lock: Awaited<ReturnType<typeof lockFolder>> | undefined;
    const reason = await new Promise<Error>((resolve, reject) => {
      lockFolder(dir, resolve).then(async (taken) => {
        lock = taken;
        await rm(join(dir, 'lock'), { recursive: true });
        await abandon({ pid: 'of the thief' }, 0);
      }, reject);
    });
    expect(reason).toMatchObject({ code: 'ECOMPROMISED' });
    await lock?.release();
    expect(await readdir(dir)).toEqual(['lock', 'owner.json']);
  });

  test('with half a record is taken once its lock is old', async () => {
    await abandon({}, 9_500);
    await writeFile(join(dir, 'owner.json'), '{"machine":');
    await (await lockFolder(dir, unexpected)).release();
  });
});

describe('a recorded process', () => {
  const self = ownIdentity();
  test.each([
    ['this one', self, 'alive'],
    ['its parent', { ...self, pid: process.ppid, started: null }, 'alive'],
    ['a reused id', { ...self, started: '1' }, 'dead'],
    ['an id beyond the largest', { ...self, pid: 2 ** 22 + 1 }, 'dead'],
    ['another machine', { ...self, machine: 'other', pid: 2 ** 22 + 1 }, 'unknown'],
    ['another boot', { ...self, boot: 'other' }, 'unknown'],
    ['another container', { ...self, namespace: 'pid:[1]', pid: 2 ** 22 + 1 }, 'unknown'],
  ])('%s', (_, other, life) => {
    expect(lifeOf(other, self)).toBe(life);
  });
});
