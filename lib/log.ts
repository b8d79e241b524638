import { type DestinationStream, pino } from 'pino';
import { createSecretRemover } from './redact/secrets';

/** Fields of a log line: plain values only, so that no object from outside slips in with what it carries. */
export type LogFields = Record<string, string | number | boolean | null>;

/** One event per line. No token, no address, no name, no link: ids of our own, codes and counts only. */
export interface Log {
  /** Something that happened as it should. */
  event(name: string, fields?: LogFields): void;
  /** Frequent and rarely needed. */
  detail(name: string, fields?: LogFields): void;
  /** Something outside went wrong; we live with it. */
  warning(name: string, fields?: LogFields): void;
  /** Our own fault. The message is cleaned, since errors quote their input. */
  bug(where: string, error: unknown): void;
  /** Hands over what is buffered; for the moment before an exit. */
  flush(): void;
}

/**
 * Creates a log that writes JSON lines.
 * @param level pino's levels, or `silent`
 * @param destination standard output when not given
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  // The paths are a net under the typed records, not the method.
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: ['token', 'authorization', 'address', 'user', 'name', '*.token', '*.authorization'],
      censor: '‹removed›',
    },
  };
  const sink = destination ? pino(options, destination) : pino(options);
  return {
    event: (event, fields) => sink.info({ event, ...fields }),
    detail: (event, fields) => sink.debug({ event, ...fields }),
    warning: (event, fields) => sink.warn({ event, ...fields }),
    bug: (where, error) => sink.error({ event: 'bug', where, ...errorFields(error) }),
    flush: () => sink.flush(),
  };
}

const mail = /[^\s"'<>()@]{1,64}@[^\s"'<>()]{1,255}/g;
const deepestCause = 4;

/** Name, cleaned message and frames of an error and its causes. */
function errorFields(error: unknown): LogFields {
  const remover = createSecretRemover();
  const clean = (text: string) => remover.clean(text).replace(mail, '‹address›').slice(0, 500);
  const lines: string[] = [];
  let current: unknown = error;
  for (let level = 0; level < deepestCause && current instanceof Error; level += 1) {
    lines.push(`${current.name}: ${clean(current.message)}`);
    current = current.cause;
  }
  if (!(error instanceof Error)) return { error: `thrown ${typeof error}` };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: lines.join(' ‹ '),
    stack: frames
      .slice(0, 12)
      .map((line) => line.trim())
      .join(' | '),
  };
}
