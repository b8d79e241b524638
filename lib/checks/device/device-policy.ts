import type { MobileDevice, Observations } from '@/lib/report/observations';
import { defineCheck, type Result, type StatedFinding } from '../define-check';
import { chooseDevice, phonesOf, statisticsOf } from './choose-device';
import { deviceArguments, holderOf } from './held-device';

type Sources = Partial<Pick<Observations, 'deviceStatistics' | 'mailboxSettings' | 'mobilePolicies'>>;

/** Did the phone accept the mailbox policy: passcode, encryption? Exchange says so with the reason `Policy`. */
export const devicePolicy = defineCheck({
  id: 'device-policy',
  area: 'device',
  step: 'device-access',
  needs: ['devices'],
  wants: ['deviceStatistics', 'mailboxSettings', 'mobilePolicies'],
  codes: ['device/policy-not-applied'],
  evaluate: ({ devices, ...sources }, given, result) => {
    const judged = chooseDevice({ devices, ...sources }, given)?.device;
    const held = phonesOf(devices).filter((device) => holderOf(device, {}) === 'policy');
    const notes = held
      .filter((device) => device !== judged)
      .map((device) => ({ ...stated(device, sources, result), aboutOtherDevice: true }));
    if (judged === undefined) return notes.length > 0 ? result.passed(notes) : result.inapplicable();
    return held.includes(judged) ? result.failed([stated(judged, sources, result), ...notes]) : result.passed(notes);
  },
});

function stated(device: MobileDevice, sources: Sources, result: Result<'device/policy-not-applied'>): StatedFinding {
  const statistics = statisticsOf(device, sources.deviceStatistics?.statistics ?? []);
  const assigned = sources.mailboxSettings?.found ? sources.mailboxSettings.mailboxPolicy : null;
  const byDefault = sources.mobilePolicies?.policies.find(({ isDefault }) => isDefault)?.name ?? null;
  return result.finding('device/policy-not-applied', {
    ...deviceArguments(device),
    // No policy on the mailbox means the organisation's default one (learn.microsoft.com Set-CASMailbox).
    policyName: assigned ?? statistics?.policyApplied ?? byDefault,
    policyStatus: statistics?.policyStatus ?? 'Unknown',
  });
}
