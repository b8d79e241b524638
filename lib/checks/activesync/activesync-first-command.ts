import type { RefusedCommand } from '@/lib/report/activesync-commands';
import type { Given, Observations } from '@/lib/report/observations';
import { hostOf, isCloudHost } from '../cloud-host';
import { type CheckResult, defineCheck, type Result, type StatedFinding } from '../define-check';
import { gotMailLately } from '../device/recent-mail';
import { countPartnerships } from '../mailbox/device-count';
import { sizeText } from '../mailbox/mailbox-size';
import { checkDeviceAccess } from './check-device-access';
import { type Meaning, meaningOfHttpStatus, meaningOfStatus } from './command-meaning';
import { policyCodes } from './policy-words';

const codes = [
  'activesync/policy-announced',
  'activesync/check-device-held',
  'activesync/no-place-for-new-phone',
  'activesync/busy',
  'activesync/access-refused',
  'account/disabled',
  'account/password-expired',
  'mailbox/activesync-disabled',
  'mailbox/full',
  'mailbox/not-found',
  'mailbox/device-limit-reached',
] as const;
type Code = (typeof codes)[number];
const wants = [
  'directoryUser',
  'mailboxSettings',
  'mailboxUsage',
  'devices',
  'deviceStatistics',
  'accessRules',
  'organizationSettings',
] as const;
type Sources = { [K in (typeof wants)[number]]?: Observations[K] };

/** What the server said, in one shape: an ActiveSync status, or an HTTP status with its headers. */
interface Said {
  meaning: Meaning;
  status: number;
  refusal: RefusedCommand | null;
}

/**
 * Does the server answer the first commands of a phone? Asked only when the person agreed. They come from the portal's own
 * device: what is said of the mailbox holds for the phone, what is said of the device does not, and is a note at most.
 */
export const activesyncFirstCommand = defineCheck({
  id: 'activesync-first-command',
  area: 'activesync',
  step: 'autodiscover',
  needs: ['activesyncCommands'],
  wants,
  codes,
  applies: ({ app, own, asPhone }) => asPhone && own && app !== 'outlook',
  evaluate: ({ activesyncCommands: { folderSync, policy, wipe }, ...sources }, given, result) => {
    const host = given.cloud.activesyncHost;
    if (folderSync.kind === 'unreachable') {
      return result.untested(folderSync.failure === 'timed-out' ? 'timed-out' : 'unreachable', host);
    }
    if (folderSync.kind === 'unreadable') return result.untested('malformed-answer', host);
    const said: Said =
      folderSync.kind === 'answered'
        ? { meaning: meaningOfStatus(folderSync.status), status: folderSync.status, refusal: null }
        : { meaning: meaningOfHttpStatus(folderSync.httpStatus), status: folderSync.httpStatus, refusal: folderSync };
    const settings = policyCodes(policy ?? []);
    const notes = settings.length === 0 ? [] : [result.finding('activesync/policy-announced', { policy: settings })];
    if (wipe) return wiped(140, notes, result);
    return aboutMailbox(said, sources, given, result) ?? aboutAccess(said, sources, given, notes, result);
  },
});

/** What holds for every device of the mailbox; null when the answer is of another kind. */
function aboutMailbox(said: Said, sources: Sources, given: Given, result: Result<Code>): CheckResult | null {
  const { directoryUser: user, mailboxUsage: usage } = sources;
  switch (said.meaning) {
    case 'off':
      return result.failed(result.finding('mailbox/activesync-disabled', { address: addressOf(sources) }));
    case 'account-off':
      return result.failed(result.finding('account/disabled', { synced: user?.found === true && user.onPremisesSync }));
    case 'no-mailbox':
      return result.failed(result.finding('mailbox/not-found', { inDirectory: true }));
    case 'full': {
      const size = (bytes: number | null | undefined) => (typeof bytes === 'number' ? sizeText(bytes) : '');
      const known = usage?.found ? usage : null;
      return result.failed(
        result.finding('mailbox/full', { used: size(known?.usedBytes), quota: size(known?.quotaBytes) }),
      );
    }
    case 'password-expired':
      return result.failed(result.finding('account/password-expired', { errorCode: said.status, at: null }));
    case 'no-place': {
      // Without the list nothing is known but that every place is taken; the check on the list says how many are silent.
      if (sources.devices === undefined) return result.unread('devices');
      const counted = countPartnerships(sources.devices.devices, sources.deviceStatistics, given.now);
      if (sources.devices.devices.length > 0 && sources.deviceStatistics === undefined) {
        return result.unread('deviceStatistics');
      }
      // The limit is met by a device without a place; a phone that gets mail has one.
      if (gotMailLately(sources, given)) {
        return result.passed([result.finding('activesync/no-place-for-new-phone', counted)]);
      }
      return result.failed(result.finding('mailbox/device-limit-reached', counted));
    }
    default:
      return null;
  }
}

/** Whether the server lets this person's devices in, and what is only about ours. */
function aboutAccess(
  said: Said,
  sources: Sources,
  given: Given,
  notes: StatedFinding[],
  result: Result<Code>,
): CheckResult {
  const { meaning, status, refusal } = said;
  const host = given.cloud.activesyncHost;
  switch (meaning) {
    case 'let-in':
    case 'policy':
      return result.passed(notes);
    case 'busy': {
      const { throttle = null, retryAfter = null } = refusal ?? {};
      return result.failed(result.finding('activesync/busy', { status, throttle, retryAfter }));
    }
    case 'refused':
      return refused(said, result);
    case 'held':
      return held(said, sources, result);
    case 'wipe':
      return wiped(status, notes, result);
    case 'sign-in':
      // The portal's own token was not taken, or Entra wants more claims of it; that says nothing about the phone's.
      return result.untested('sign-in-needed', host);
    case 'moved': {
      const elsewhere = hostOf(refusal?.location ?? '');
      // To another server of this cloud phones go by themselves (MS-ASHTTP 3.1.5.2.2).
      if (elsewhere !== null && isCloudHost(elsewhere, given.cloud)) return result.passed(notes);
      return result.cantTell('no-recent-evidence');
    }
    case 'server':
      return result.untested('upstream-failed', `${host} ${status}`);
    default:
      return result.cantTell('no-recent-evidence');
  }
}

function refused({ status, refusal }: Said, result: Result<Code>): CheckResult {
  return result.failed(
    result.finding('activesync/access-refused', { status, diagnostics: refusal?.diagnostics ?? null }),
  );
}

/** A refusal that a list, a rule or the default explains for our device says nothing about the phone. */
function held(said: Said, sources: Sources, result: Result<Code>): CheckResult {
  const { mailboxSettings } = sources;
  const off = mailboxSettings?.found === true && !mailboxSettings.activeSyncEnabled;
  if (off) return refused(said, result);
  switch (checkDeviceAccess(sources)) {
    case 'held':
      return result.passed([result.finding('activesync/check-device-held', { status: said.status })]);
    case 'let-in':
      return refused(said, result);
    default:
      return result.cantTell('no-recent-evidence');
  }
}

/** An order to erase is answered before all else, so nothing more was learnt. It is for our device, and never acknowledged. */
function wiped(status: number, notes: StatedFinding[], result: Result<Code>): CheckResult {
  return result.cantTell('no-recent-evidence', [...notes, result.finding('activesync/check-device-held', { status })]);
}

function addressOf({ mailboxSettings, directoryUser }: Sources): string {
  if (mailboxSettings?.found) return mailboxSettings.primaryAddress;
  return directoryUser?.found ? directoryUser.primaryAddress : '';
}
