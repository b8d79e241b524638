import { autodiscoverScenarios } from './autodiscover';
import { deviceScenarios } from './device';
import { limitScenarios } from './limits';
import { mailboxScenarios } from './mailbox';
import { referenceScenarios } from './reference';
import type { Scenario } from './scenario';
import { signInScenarios } from './sign-in';

/** Every scenario, in the order of the account picker. Each id is also the key of an account. */
export const scenarios: readonly Scenario[] = [
  ...referenceScenarios,
  ...mailboxScenarios,
  ...deviceScenarios,
  ...autodiscoverScenarios,
  ...signInScenarios,
  ...limitScenarios,
];

/** The scenario of an id, or undefined. */
export function scenarioOf(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}
