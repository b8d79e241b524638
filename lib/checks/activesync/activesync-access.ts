import type { MobileDevice, Observations } from '@/lib/report/observations';
import { hostOf, isCloudHost } from '../cloud-host';
import { type CheckResult, defineCheck, type Result } from '../define-check';
import { chooseDevice } from '../device/choose-device';
import { deviceArguments } from '../device/held-device';
import { compareVersions, versionVerdict } from '../device/protocol-version';

const codes = [
  'activesync/busy',
  'activesync/access-refused',
  'activesync/version-refused',
  'account/password-expired',
] as const;
type Answer = Extract<Observations['activesyncOptions'], { kind: 'answered' }>;

/** Does the server let this person in with their own sign-in? Asked with OPTIONS, which leaves no trace in the mailbox. */
export const activesyncAccess = defineCheck({
  id: 'activesync-access',
  area: 'activesync',
  step: 'autodiscover',
  needs: ['activesyncOptions'],
  wants: ['devices', 'deviceStatistics'],
  codes,
  applies: ({ app, own }) => own && app !== 'outlook',
  evaluate: ({ activesyncOptions: options, ...sources }, given, result) => {
    const host = given.cloud.activesyncHost;
    if (options.kind === 'unreachable') return result.untested('unreachable', host);
    // The same host's certificate is judged by the check on reachability.
    if (options.kind === 'certificate-refused') return result.untested('unreachable', host);
    // 451 to another server of this cloud is followed by phones (MS-ASHTTP 3.1.5.2.2).
    if (options.status === 451 && isCloudHost(hostOf(options.location ?? '') ?? '', given.cloud))
      return result.passed();
    return judge(options, chooseDevice(sources, given)?.device, host, result);
  },
});

/** Reads the status as MS-ASHTTP 3.1.5.2 and section 5.4 of the fact sheet do. */
function judge(
  answer: Answer,
  device: MobileDevice | undefined,
  host: string,
  result: Result<(typeof codes)[number]>,
): CheckResult {
  const { status, throttle, retryAfter, diagnostics } = answer;
  // A busy front end answers 200 without versions (seen in March 2026): wait, never "broken".
  if (status === 503 || answer.proxyBusy) {
    return result.failed(result.finding('activesync/busy', { status, throttle, retryAfter }));
  }
  switch (status) {
    case 200:
      return judgeVersions(answer.versions, device, result);
    case 401:
      // The portal's own token was refused; that says nothing about the phone's.
      return result.untested('sign-in-needed', host);
    case 403:
    case 456:
      return result.failed(result.finding('activesync/access-refused', { status, diagnostics }));
    case 449:
      // "Provision first": let in, and asked for the policy.
      return result.passed();
    case 451:
      // The mailbox is served outside this cloud; the check on its location says where.
      return result.cantTell('no-recent-evidence');
    case 457:
      return result.failed(result.finding('account/password-expired', { errorCode: status, at: null }));
    default:
      return result.untested('upstream-failed', host);
  }
}

function judgeVersions(
  offered: string[],
  device: MobileDevice | undefined,
  result: Result<(typeof codes)[number]>,
): CheckResult {
  if (offered.length === 0) return result.cantTell('no-recent-evidence');
  if (device === undefined || versionVerdict(device) !== 'too-old') return result.passed();
  if (offered.some((version) => compareVersions(version, device.clientVersion) === 0)) return result.passed();
  return result.failed(
    result.finding('activesync/version-refused', {
      ...deviceArguments(device),
      version: device.clientVersion,
      offered,
    }),
  );
}
