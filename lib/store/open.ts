import { diagnosesOn } from './diagnoses';
import type { Engine, EngineOptions } from './engine';
import { handOffsOn } from './hand-offs';
import { linksOn } from './links';
import { openPglite } from './pglite';
import { phoneTestsOn } from './phone-tests';
import { openPostgres } from './postgres';
import { queueOn } from './queue';
import { remediesOn } from './remedies';
import type { Store } from './types';

export type StoreOptions = EngineOptions;

/** Either a folder for the embedded database, or a PostgreSQL URL (TLS as its `sslmode` says). */
export type DatabaseChoice = { kind: 'pglite'; dir: string } | { kind: 'postgres'; url: string };

/**
 * Opens the database, brings its schema up to date and returns the repositories.
 * Throws `StoreLockedError` (another process owns the folder) or `StoreUnavailableError`, with a sentence to print.
 */
export async function openStore(database: DatabaseChoice, options: StoreOptions = {}): Promise<Store> {
  const engine =
    database.kind === 'pglite' ? await openPglite(database.dir, options) : await openPostgres(database.url, options);
  return storeOver(engine);
}

/** The repositories over an engine that is already open. */
export function storeOver(engine: Engine): Store {
  return {
    engine: engine.kind,
    diagnoses: diagnosesOn(engine),
    links: linksOn(engine),
    remedies: remediesOn(engine),
    handOffs: handOffsOn(engine),
    phoneTests: phoneTestsOn(engine),
    queue: queueOn(engine),
    health: () => engine.health(),
    onAppend: (listener) => engine.onAppend(listener),
    close: () => engine.close(),
  };
}
