import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { StoreUnavailableError } from './errors';
import { storeOver } from './open';
import { openPostgres } from './postgres';
import { diagnoses as table } from './schema';
import { startPostgres, type TestPostgres } from './testing/postgres';
import { begin, entry } from './testing/samples';
import { describeStore } from './testing/suite';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

describeStore('store on PostgreSQL', () => openPostgres(server.url));

describe('several instances on one PostgreSQL', () => {
  test('migrate an empty database once, at the same time', async () => {
    const admin = await openPostgres(server.url);
    await admin.run((db) => db.execute(sql`create database together`));
    await admin.close();
    const url = server.url.replace(/postgres$/, 'together');
    const engines = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);
    for (const engine of engines) {
      await begin(storeOver(engine).diagnoses, 'a');
      await engine.close();
    }
  });

  test('hear of each other, also after their connection was cut', async () => {
    const here = await openPostgres(server.url);
    const there = await openPostgres(server.url);
    const { diagnoses } = storeOver(there);
    const heard = new Set<string>();
    here.onAppend((id) => heard.add(id));

    const first = await begin(diagnoses, 'a');
    await diagnoses.append(first, [entry(1)]);
    await vi.waitFor(() => expect(heard).toContain(first.diagnosisId));

    await there.run((db) =>
      db.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'reconnect listener'`,
      ),
    );
    const second = await begin(diagnoses, 'a');
    let seq = 0;
    await vi.waitFor(
      async () => {
        seq += 1;
        await diagnoses.append(second, [entry(seq)]);
        expect(heard).toContain(second.diagnosisId);
      },
      { timeout: 10_000 },
    );
    await here.close();
    await there.close();
  });
});

describe('the fence on PostgreSQL', () => {
  test('holds against a take-over that is being committed', async () => {
    const engine = await openPostgres(server.url);
    const { diagnoses } = storeOver(engine);
    const lease = await begin(diagnoses, 'a');
    const late = await engine.run((db) =>
      db.transaction(async (tx) => {
        await tx.update(table).set({ leaseOwner: 'b', leaseEpoch: 2 }).where(eq(table.id, lease.diagnosisId));
        const append = diagnoses.append(lease, [entry(1)]);
        const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'reconnect'`;
        // Outside the transaction, which would see one unchanging picture of the activity.
        await vi.waitFor(async () => {
          const { rows } = await engine.run((other) => other.execute(waiting));
          expect(rows).toHaveLength(1);
        });
        return { append };
      }),
    );
    expect(await late.append).toBe(false);
    expect(await diagnoses.events(lease.diagnosisId, 0, 10)).toEqual([]);
    await engine.close();
  });

  test('lets nobody take over what is being written', async () => {
    const engine = await openPostgres(server.url);
    const { diagnoses } = storeOver(engine);
    const lease = await begin(diagnoses, 'a');
    const mine = eq(table.id, lease.diagnosisId);
    await engine.run((db) => db.update(table).set({ leaseUntil: sql`now() - interval '1 second'` }).where(mine));
    await engine.run((db) =>
      db.transaction(async (tx) => {
        await tx.select().from(table).where(mine).for('no key update');
        expect(await diagnoses.claim('b', false)).toBeNull();
      }),
    );
    expect(await diagnoses.claim('b', false)).toMatchObject({ lease: { epoch: 2 } });
    await engine.close();
  });
});

describe('PostgreSQL in trouble', () => {
  test('ends a statement that takes too long, and goes on', async () => {
    const engine = await openPostgres(server.url, { statementTimeoutMs: 500 });
    await expect(engine.run((db) => db.execute(sql`select pg_sleep(60)`))).rejects.toThrow(StoreUnavailableError);
    expect(await engine.health()).toBe('ok');
    await engine.close();
  });

  test('is "away" when it is gone, and refuses to open', async () => {
    // The binaries of the package, so that a machine without its own PostgreSQL is known to work too.
    const other = await startPostgres('package');
    const engine = await openPostgres(other.url);
    const lease = await begin(storeOver(engine).diagnoses, 'a');
    await other.stop();
    expect(await engine.health()).toBe('away');
    await expect(storeOver(engine).diagnoses.append(lease, [entry(1)])).rejects.toThrow(StoreUnavailableError);
    await engine.close();
    await expect(storeOver(engine).diagnoses.get('any')).rejects.toThrow(StoreUnavailableError);
    await expect(openPostgres(other.url)).rejects.toThrow(StoreUnavailableError);
  });
});
