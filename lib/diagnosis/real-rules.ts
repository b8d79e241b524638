import { chooseDevice } from '@/lib/checks/device/choose-device';
import { evaluateCheck } from '@/lib/checks/evaluate';
import { factsOf } from '@/lib/checks/facts';
import { checks } from '@/lib/checks/registry';
import { decideVerdict } from '@/lib/verdict/decide-verdict';
import { stepOutcome } from '@/lib/verdict/step-outcome';
import type { Rules } from './rules';

/** The judgement of the product: every registered check, the choice of the phone, the facts, the verdict. */
export const realRules: Rules = {
  checks,
  evaluate: (check, observations, given, onBug) =>
    evaluateCheck(check, observations, given, (_id, error) => onBug(error)),
  device: {
    after: ['devices', 'deviceStatistics'],
    choose: (observed, given) => chooseDevice(observed, given)?.judged ?? null,
  },
  facts: {
    after: ['directoryUser', 'domainRecords', 'recipient', 'autodiscoverDns', 'autodiscoverXml'],
    of: factsOf,
  },
  step: stepOutcome,
  verdict: decideVerdict,
};
