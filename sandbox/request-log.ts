import type { LogEntry } from './wire/world';

/** The requests that reached the simulated tenant, oldest first. */
export interface RequestLog {
  add(entry: LogEntry): void;
  /** A copy: later requests do not change it. */
  entries(): LogEntry[];
  clear(): void;
}

/** Keeps the last `limit` requests, so that a demo left running does not grow. */
export function createRequestLog(limit = 20_000): RequestLog {
  let entries: LogEntry[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > 2 * limit) entries = entries.slice(-limit);
    },
    entries: () => entries.slice(-limit),
    clear() {
      entries = [];
    },
  };
}
