import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Database, Engine } from './engine';
import { queueEntries, queueOwners, sweeps } from './queue-schema';

/** Few enough that the single connection of PGlite is never busy for long. */
const batch = 5_000;

/** Deletes the lines of every reading but the one that is shown and the one that goes on; returns how many went. */
export async function deleteUnshown(engine: Engine): Promise<number> {
  let total = 0;
  for (const table of [queueEntries, queueOwners]) {
    for (;;) {
      const gone = await engine.run((db) => deleteSome(db, table));
      total += gone;
      if (gone < batch) break;
    }
  }
  if (total > 0) await engine.tidy();
  return total;
}

async function deleteSome(db: Database, table: typeof queueEntries | typeof queueOwners): Promise<number> {
  const [row] = await db
    .select({ shown: sweeps.shown, newest: sweeps.generation, startedAt: sweeps.startedAt })
    .from(sweeps)
    .where(eq(sweeps.kind, 'devices'));
  const kept: SQL | undefined = and(
    // How many phones a mailbox has is of no use once its reading is complete.
    table === queueEntries ? ne(table.generation, row?.shown ?? -1) : undefined,
    ne(table.generation, row?.startedAt ? row.newest : -1),
  );
  const result = await db.execute(
    sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${kept} limit ${batch}))`,
  );
  return result.rowCount ?? 0;
}
