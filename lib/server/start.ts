import { configuration } from './configuration';
import { getServer } from './index';
import type { Server } from './server';

/** A close that takes longer is given up, in milliseconds: the database stands a hard end (lib/store). */
const closeWithinMs = 8_000;

/**
 * Starts the portal, or ends the process with status 1 and one message that names everything wrong: a throw here would
 * leave `next start` running without its parts.
 */
export async function startServer(): Promise<void> {
  const outcome = configuration();
  if (!outcome.ok)
    return endWith(['Reconnect cannot start. Mend these settings:', ...outcome.faults.map((f) => `- ${f}`)]);
  try {
    const server = await getServer();
    closeOnSignals(server);
    server.log.event('started', { version: outcome.config.version, cloud: outcome.config.cloud.name });
  } catch (error) {
    const sentence = error instanceof Error ? error.message : 'unknown reason';
    return endWith([`Reconnect cannot start. ${sentence}`]);
  }
}

function endWith(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

/**
 * Puts our own closing before Next's: its listener stops the HTTP server and then exits, whether or not the database was
 * closed. Readers of event streams end first, since open responses would keep the HTTP server waiting.
 */
function closeOnSignals(server: Server): void {
  let closing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const earlier = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      server.log.event('closing', { signal });
      void Promise.race([server.close(), delay(closeWithinMs)])
        .catch((error: unknown) => server.log.bug('closing', error))
        .then(() => {
          server.log.flush();
          for (const listener of earlier) (listener as NodeJS.SignalsListener)(signal);
          // Next waits for open connections; by now nobody has anything more to get.
          setTimeout(() => process.exit(0), 1_000).unref();
          if (earlier.length === 0) process.exit(0);
        });
    });
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
