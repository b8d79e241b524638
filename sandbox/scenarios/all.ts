import { activesyncScenarios } from './activesync';
import { autodiscoverScenarios } from './autodiscover';
import { deviceScenarios } from './device';
import { directoryRuleScenarios } from './directory-rules';
import { firstCommandScenarios } from './first-command';
import { limitScenarios } from './limits';
import { mailboxScenarios } from './mailbox';
import { mailboxSizeScenarios } from './mailbox-size';
import { managementScenarios } from './management';
import { referenceScenarios } from './reference';
import type { Scenario } from './scenario';
import { signInScenarios } from './sign-in';
import { whatIfScenarios } from './what-if';

/** Every scenario, in the order of the account picker. Each id is also the key of an account. */
export const scenarios: readonly Scenario[] = [
  ...referenceScenarios,
  ...mailboxScenarios,
  ...mailboxSizeScenarios,
  ...deviceScenarios,
  ...managementScenarios,
  ...autodiscoverScenarios,
  ...signInScenarios,
  ...directoryRuleScenarios,
  ...whatIfScenarios,
  ...activesyncScenarios,
  ...limitScenarios,
  ...firstCommandScenarios,
];
