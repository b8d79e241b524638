import { deviceName } from '@/components/report/verdict-head';
import type { IconName } from '@/components/ui/icon';
import { type AccessSources, decideAccess, exchangeState, isThrottleReason } from '@/lib/checks/device/access-decision';
import { isOutlook } from '@/lib/checks/device/client-kind';
import { isCheckDevice } from '@/lib/report/check-device';
import type { MobileDevice } from '@/lib/report/observations';
import type { Report } from '@/lib/report/report';
import { devicesOf, type Fact, fact, type Known, known, settingsOf, timeFact, wasSeen } from './evidence-facts';

/** One phone of the mailbox as the last check saw it. */
export interface PhoneStatus {
  deviceId: string;
  name: string;
  /** True for the phone that the answer is about. */
  judged: boolean;
  state: { icon: IconName; className: string; word: string };
  /** Why Exchange says so, and what decided; sentences. */
  reason: string;
  decidedBy: string;
  facts: Fact[];
}

/** Every phone that the mailbox remembers, the judged one first, as Exchange lists them otherwise. */
export function phonesOf(report: Report): Known<PhoneStatus[]> {
  return known(report, 'devices', () => {
    const sources = sourcesOf(report);
    return devicesOf(report, 'devices')
      .filter((item) => !isCheckDevice(item))
      .map((item) => phoneOf(report, mobileDevice(item.deviceId, item.values), sources))
      .sort((one, other) => Number(other.judged) - Number(one.judged));
  });
}

function phoneOf(report: Report, device: MobileDevice, sources: AccessSources): PhoneStatus {
  return {
    deviceId: device.deviceId,
    name: deviceName(device),
    judged: report.device?.deviceId.toLowerCase() === device.deviceId.toLowerCase(),
    state: stateOf(device),
    reason: reasonOf(device.accessStateReason),
    decidedBy: deciderOf(device, sources),
    facts: factsOf(report, device),
  };
}

const states = {
  allowed: { icon: 'passed', className: 'healthy', word: 'Allowed' },
  blocked: { icon: 'failed', className: 'blocked', word: 'Blocked' },
  quarantined: { icon: 'warning', className: 'degraded', word: 'Held until an admin decides' },
} as const;

function stateOf(device: MobileDevice): PhoneStatus['state'] {
  const state = exchangeState(device);
  if (state !== null) return states[state];
  const discovery = device.accessState.toLowerCase() === 'devicediscovery';
  // About 14 minutes at first contact; every other word is one that we do not know.
  const word = discovery ? 'Being identified by Exchange' : `State not recognised: ${device.accessState || 'none'}`;
  return { icon: 'unknown', className: 'inconclusive', word };
}

/** https://learn.microsoft.com/previous-versions/office/exchange-server-api/ff324138(v=exchg.150), the set is open. */
const reasons: Record<string, string> = {
  global: 'The organisation’s default for phones without a list entry or a rule.',
  individual: 'Somebody decided about this phone by name.',
  devicerule: 'A rule for phones matches it.',
  policy: 'The phone does not keep to the mailbox’s policy for phones.',
  upgrade: 'A time of grace after the mailbox was moved.',
  externallymanaged: 'Device management decides about it.',
  externalcompliance: 'Device management finds that it breaks a rule.',
  externalenrollment: 'Device management does not know it yet.',
};

function reasonOf(reason: string): string {
  if (reason === '' || /^(unknown|none)$/i.test(reason)) return 'Exchange gives no reason.';
  if (isThrottleReason(reason)) return `It asked too often, so Exchange stopped it for a while (${reason}).`;
  return reasons[reason.toLowerCase()] ?? `Reason not recognised: ${reason}.`;
}

function deciderOf(device: MobileDevice, sources: AccessSources): string {
  const named = device.accessControlRule;
  const decision = decideAccess(device, sources);
  if (decision === null) return named === null ? 'Not known: a list could not be read.' : `The rule “${named}”.`;
  const { decidedBy, rule, state } = decision;
  const words: Record<typeof decidedBy, string> = {
    policy: 'The mailbox’s policy for phones.',
    'personal-block': 'The mailbox’s own list of blocked phones.',
    'personal-allow': 'The mailbox’s own list of allowed phones.',
    rule: rule ? `The rule “${rule.name}”: ${rule.characteristic} is “${rule.queryString}”.` : 'A rule for phones.',
    default: 'The organisation’s default for new phones.',
    external: 'Device management.',
  };
  const reported = exchangeState(device);
  if (reported === null || reported === state) return words[decidedBy];
  // A change of a list takes up to half an hour to reach the phone's state.
  return `${words[decidedBy]} By it the phone would be ${stateWords[state]}; a change is probably on its way.`;
}

const stateWords = { allowed: 'allowed', blocked: 'blocked', quarantined: 'held' } as const;

function factsOf(report: Report, device: MobileDevice): Fact[] {
  const own = (item: { deviceId: string }) => item.deviceId.toLowerCase() === device.deviceId.toLowerCase();
  const times = devicesOf(report, 'deviceStatistics').find(own)?.values;
  const unread = wasSeen(report, 'deviceStatistics') ? 'never' : 'could not be checked';
  const outlook = isOutlook(device);
  return [
    fact('Model', device.model),
    fact('System', device.os),
    fact('App', outlook ? 'Outlook' : appWords(device)),
    fact('Calls itself', device.userAgent),
    fact('Protocol', outlook ? 'Outlook’s own' : device.clientVersion && `ActiveSync ${device.clientVersion}`),
    timeFact('First sync', device.firstSync ?? undefined, 'not known'),
    timeFact('Last mail', times?.lastSuccessSync, unread),
    timeFact('Last try', times?.lastSyncAttempt, unread),
    fact('Policy', policyOf(report, times)),
    ...(times?.wipeRequested ? [timeFact('Erase asked for', times.wipeRequested, 'no')] : []),
    fact('Device ID', device.deviceId),
  ];
}

function appWords({ clientType }: MobileDevice): string {
  return /^(eas)?$/i.test(clientType) ? 'the phone’s own mail app' : clientType;
}

const policyWords: Record<string, string> = {
  appliedinfull: 'taken in full',
  partiallyapplied: 'taken in part',
  notapplied: 'not taken',
  externallymanaged: 'left to device management',
};

function policyOf(report: Report, times: Record<string, string> | undefined): string {
  if (times === undefined) return 'not known';
  const assigned = settingsOf(report, 'mailboxSettings')[0]?.values.ActiveSyncMailboxPolicy;
  const byDefault = settingsOf(report, 'mobilePolicies').find(({ values }) => values.isDefault === 'true')?.label;
  const status = times.policyStatus ?? '';
  // No policy on the mailbox means the organisation's default one (learn.microsoft.com Set-CASMailbox).
  const name = times.policyApplied || assigned || byDefault;
  const taken = policyWords[status.toLowerCase()] ?? 'whether it was taken is not known';
  return name ? `${name}: ${taken}` : taken;
}

/** The observation that the evidence was made of; what evidence leaves out (the partnership's GUID) is empty. */
function mobileDevice(deviceId: string, values: Record<string, string>): MobileDevice {
  const text = (name: string) => values[name] ?? '';
  return {
    guid: '',
    deviceId,
    name: text('name'),
    type: text('type'),
    model: text('model'),
    os: text('os'),
    userAgent: text('userAgent'),
    clientType: text('clientType'),
    clientVersion: text('clientVersion'),
    accessState: text('accessState'),
    accessStateReason: text('accessStateReason'),
    accessControlRule: text('accessControlRule') || null,
    firstSync: text('firstSync') || null,
  };
}

/** Lists and rules as the evidence has them; what was not observed is left out. */
function sourcesOf(report: Report): AccessSources {
  const settings = settingsOf(report, 'mailboxSettings')[0]?.values;
  const ids = (list: string | undefined) => (list ? list.split(', ') : []);
  const level = settingsOf(report, 'organizationSettings')[0]?.values.DefaultAccessLevel;
  const rules = settingsOf(report, 'accessRules').map(({ label, values }) => ({
    name: label,
    identity: label,
    characteristic: values.Characteristic ?? '',
    queryString: values.QueryString ?? '',
    accessLevel: values.AccessLevel ?? '',
  }));
  return {
    ...(settings === undefined
      ? {}
      : {
          mailboxSettings: {
            found: true,
            primaryAddress: '',
            activeSyncEnabled: settings.ActiveSyncEnabled === 'true',
            outlookMobileEnabled: null,
            allowedDeviceIds: ids(settings.ActiveSyncAllowedDeviceIDs),
            blockedDeviceIds: ids(settings.ActiveSyncBlockedDeviceIDs),
            mailboxPolicy: null,
          },
        }),
    ...(wasSeen(report, 'accessRules') ? { accessRules: { rules } } : {}),
    ...(level === undefined ? {} : { organizationSettings: { defaultAccessLevel: level, adminMailRecipients: [] } }),
  };
}
