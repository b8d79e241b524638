import { type Config, type ConfigOutcome, readConfig } from '@/lib/config';
import { once } from './once';

/**
 * Reads the environment once per process. A PORT that is none was set aside before the start (scripts/start.mjs), since
 * Next puts the one that it opened in its place: it is judged here with the rest.
 */
export function configuration(): ConfigOutcome {
  const { REFUSED_PORT: refused } = process.env;
  return once('configuration', () => readConfig(refused ? { ...process.env, PORT: refused } : process.env));
}

/** The configuration; throws when it has faults, which the start of the process has reported by then. */
export function getConfig(): Config {
  const outcome = configuration();
  if (!outcome.ok) throw new Error(`The environment has ${outcome.faults.length} faults.`);
  return outcome.config;
}
