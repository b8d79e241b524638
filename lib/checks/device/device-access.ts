import type { MobileDevice, Observations } from '@/lib/report/observations';
import { defineCheck, type Result, type StatedFinding } from '../define-check';
import { decideAccess, isListed, matchingRule } from './access-decision';
import { chooseDevice, phonesOf } from './choose-device';
import { defaultChange } from './default-change';
import { deviceArguments, holderOf, recentlyChanged } from './held-device';
import { gotMailLately } from './recent-mail';

const codes = [
  'device/quarantined-by-default',
  'device/blocked-by-default',
  'device/blocked-for-user',
  'device/listed-allowed-and-blocked',
  'device/blocked-by-rule',
  'device/quarantined-by-rule',
] as const;
type Code = (typeof codes)[number];
type Sources = Partial<
  Pick<Observations, 'devices' | 'mailboxSettings' | 'accessRules' | 'organizationSettings' | 'deviceStatistics'>
>;

/** Is this phone held or blocked by a list, a rule or the organisation's default? Other phones are noted. */
export const deviceAccess = defineCheck({
  id: 'device-access',
  area: 'device',
  step: 'device-access',
  needs: ['devices'],
  wants: ['mailboxSettings', 'accessRules', 'organizationSettings', 'deviceStatistics'],
  codes,
  evaluate: ({ devices, ...sources }, given, result) => {
    const judged = chooseDevice({ devices, ...sources }, given)?.device;
    const notes = phonesOf(devices)
      .filter((device) => device !== judged)
      .flatMap((device) => stated(device, { devices, ...sources }, result))
      .map((finding) => ({ ...finding, aboutOtherDevice: true }));
    if (judged === undefined) return notes.length > 0 ? result.passed(notes) : result.inapplicable();
    const findings = stated(judged, { devices, ...sources }, result);
    if (findings.length > 0) return result.failed([...findings, ...notes]);
    const holder = holderOf(judged, sources);
    if (holder === 'unclear') return result.cantTell('no-recent-evidence', notes);
    if (holder === null && refusedNext(judged, sources)) return result.cantTell('contradiction', notes);
    const unread = unreadList(judged, sources);
    // Exchange's own word of its last contact, and a later rule or default could hold the phone at the next one.
    if (unread !== null && holder === null && !gotMailLately({ devices, ...sources }, given))
      return result.unread(unread);
    return result.passed(notes);
  },
});

/** The list that has to be read to know what Exchange would decide about the phone now; null when it is known. */
function unreadList(device: MobileDevice, sources: Sources): 'accessRules' | 'organizationSettings' | null {
  if (decideAccess(device, sources) !== null) return null;
  if (sources.accessRules === undefined) return 'accessRules';
  return sources.organizationSettings === undefined ? 'organizationSettings' : null;
}

/** Allowed today, yet a personal block or a rule now says otherwise: the next connection will tell, and we cannot. */
function refusedNext(device: MobileDevice, sources: Sources): boolean {
  const decision = decideAccess(device, sources);
  const explicit = decision?.decidedBy === 'personal-block' || decision?.decidedBy === 'rule';
  return explicit && decision.state !== 'allowed';
}

function stated(device: MobileDevice, sources: Sources, result: Result<Code>): StatedFinding[] {
  const quarantined = device.accessState.toLowerCase() === 'quarantined';
  const args = {
    ...deviceArguments(device),
    reason: device.accessStateReason,
    recentlyChanged: recentlyChanged(device, sources),
  };
  switch (holderOf(device, sources)) {
    case 'default':
      return [
        quarantined
          ? result.finding('device/quarantined-by-default', {
              ...args,
              ...defaultChange(device, sources),
              adminsNotified: adminsNotified(sources),
            })
          : result.finding('device/blocked-by-default', { ...args, ...defaultChange(device, sources) }),
      ];
    case 'rule':
      return [
        result.finding(quarantined ? 'device/quarantined-by-rule' : 'device/blocked-by-rule', {
          ...args,
          ...ruleArguments(device, sources),
        }),
      ];
    case 'personal-block':
      return [
        result.finding(
          onBothLists(device, sources) ? 'device/listed-allowed-and-blocked' : 'device/blocked-for-user',
          args,
        ),
      ];
    default:
      return [];
  }
}

/** An empty recipient list explains why nobody noticed (learn.microsoft.com Set-ActiveSyncOrganizationSettings). */
function adminsNotified({ organizationSettings }: Sources): boolean | null {
  return organizationSettings === undefined ? null : organizationSettings.adminMailRecipients.length > 0;
}

function onBothLists(device: MobileDevice, { mailboxSettings }: Sources): boolean {
  return (
    mailboxSettings?.found === true &&
    isListed(mailboxSettings, 'allowed', device) &&
    isListed(mailboxSettings, 'blocked', device)
  );
}

/** The rule as Exchange names it, found among the rules read, else the one whose text matches. */
function ruleArguments(device: MobileDevice, { accessRules }: Sources) {
  const rules = accessRules?.rules ?? [];
  const named = device.accessControlRule;
  const rule =
    rules.find(({ name, identity }) => named !== null && (name === named || identity === named)) ??
    matchingRule(device, rules);
  return {
    ruleName: rule?.name ?? named ?? '',
    characteristic: rule?.characteristic ?? null,
    queryString: rule?.queryString ?? null,
  };
}
