import 'server-only';
import { createLog } from '@/lib/log';
import { openStore } from '@/lib/store/open';
import { getConfig } from './configuration';
import { createServer } from './create-server';
import { once } from './once';
import type { Server } from './server';

/** The portal's one server. Rejects with the store's own sentence when the database cannot be opened. */
export function getServer(): Promise<Server> {
  return once('server', open);
}

async function open(): Promise<Server> {
  const config = getConfig();
  const log = createLog(config.logLevel);
  // Loaded here and not above: who only asks for the server that is there needs no probe, check or network.
  const { realParts } = await import('./real-parts');
  const store = await openStore(config.database, {
    onDead: (reason) => {
      log.bug('the database cannot recover', reason);
      log.flush();
      process.exit(1);
    },
  });
  return createServer(config, log, store, realParts(config, log));
}
