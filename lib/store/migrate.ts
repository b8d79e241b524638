import { join } from 'node:path';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Database } from './engine';

/** Where the SQL files lie when nobody says otherwise: read by path at run time, so no bundler may move them. */
export function defaultMigrationsDir(): string {
  return join(process.cwd(), 'lib', 'store', 'migrations');
}

/**
 * Applies what is missing, all of it in one transaction. The caller holds the lock that keeps others out: an advisory
 * lock on PostgreSQL, the folder lock on PGlite.
 */
export async function applyMigrations(db: Database, migrationsDir: string): Promise<void> {
  await migrate(db, { migrationsFolder: migrationsDir });
}
