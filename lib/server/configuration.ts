import { type Config, type ConfigOutcome, readConfig } from '@/lib/config';
import { once } from './once';

/** Reads the environment once per process. */
export function configuration(): ConfigOutcome {
  return once('configuration', () => readConfig(process.env));
}

/** The configuration; throws when it has faults, which the start of the process has reported by then. */
export function getConfig(): Config {
  const outcome = configuration();
  if (!outcome.ok) throw new Error(`The environment has ${outcome.faults.length} faults.`);
  return outcome.config;
}
