import { Client } from 'pg';
import { appendChannel } from './engine';
import { createListeners, type Listeners } from './listeners';

/** Hears of journals that grew in any instance, over a connection that is replaced whenever it breaks. */
export interface AppendListener {
  listeners: Listeners;
  /** Settles when the first attempt to connect did, well or badly. */
  started: Promise<void>;
  /** False while reconnecting: notifications of that time are lost, which is why readers also poll. */
  connected(): boolean;
  close(): Promise<void>;
}

const firstRetryMs = 250;
const lastRetryMs = 5_000;

/** Starts to listen and keeps trying until closed. Never throws: without it, readers are merely slower. */
export function listenForAppends(url: string): AppendListener {
  const listeners = createListeners();
  let client: Client | null = null;
  let connected = false;
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const retry = (broken: Client) => {
    if (closed || client !== broken) return;
    connected = false;
    client = null;
    void broken.end().catch(() => undefined);
    // Full jitter, so that the instances do not return to a restarted server in step.
    timer = setTimeout(() => void connect(), Math.random() * Math.min(lastRetryMs, firstRetryMs * 2 ** failures));
    timer.unref();
    failures += 1;
  };

  const connect = async () => {
    const next = new Client({
      connectionString: url,
      application_name: 'reconnect listener',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client = next;
    next.on('error', () => retry(next));
    next.on('end', () => retry(next));
    next.on('notification', ({ payload }) => {
      if (payload) listeners.tell(payload);
    });
    try {
      await next.connect();
      await next.query(`listen ${appendChannel}`);
      connected = client === next;
      failures = 0;
    } catch {
      // Said by whichever operation meets the same trouble; here the only answer is to try again.
      retry(next);
    }
  };

  const started = connect();
  return {
    listeners,
    started,
    connected: () => connected,
    async close() {
      closed = true;
      connected = false;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
