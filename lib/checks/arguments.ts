/** Which phone: Exchange's device id and the name a person would recognise. */
type DeviceArguments = { deviceId: string; deviceName: string };

/** What Exchange decided about a phone. `recentlyChanged` is true when the lists read now would decide otherwise. */
type AccessArguments = DeviceArguments & { reason: string; recentlyChanged: boolean };

/**
 * The organisation's default: when it was last changed, whether the phone worked until then, and how many other phones of the
 * person it holds.
 */
type DefaultArguments = AccessArguments & {
  defaultChangedAt: string | null;
  hitByChange: boolean | null;
  alsoHeld: number;
};

/** The rule that matched. `characteristic` and `queryString` are null when the rule itself could not be read. */
type RuleArguments = AccessArguments & {
  ruleName: string;
  characteristic: string | null;
  queryString: string | null;
};

/** One row of the sign-in log. `at` is an ISO instant, `errorCode` Entra's number (0 when only a policy failed it). */
type SignInArguments = { appName: string; appId: string; errorCode: number; at: string };

/** A mail app that is refused; number and time of the refusal are null when the directory and not the log says so. */
type AppArguments = { appName: string; appId: string; errorCode: number | null; at: string | null };

/** A policy in the way, refused by number and time in the log; null when What If says so and not the log (`whatIf`). */
type PolicyArguments = AppArguments & { policyName: string; whatIf: boolean };

/** An open issue of Microsoft's service health; times are ISO instants. */
type IssueArguments = { id: string; title: string; service: string; startedAt: string; updatedAt: string };

/** `stale` counts phones without a successful sync for 90 days. */
type CountArguments = { count: number; limit: number; stale: number };

/** Which address on the wire: the host asked, and the URL as asked. */
type HostArguments = { host: string; url: string };

/** `problem` is one of the words of `CertificateFacts.problem`; dates are ISO instants. */
type CertificateArguments = { host: string; problem: string; names: string[]; issuer: string; validTo: string };

/**
 * The exact arguments of every finding code: plain values, never a sentence. Texts of the catalogue may place these and
 * the globals of `./fill` by name.
 */
export interface FindingArguments {
  'service/incident': IssueArguments;
  'service/advisory': IssueArguments;
  'account/disabled': { synced: boolean };
  'account/licence-missing': { plans: string[] };
  'account/password-expired': { errorCode: number; at: string | null };
  'account/locked-by-old-device': {
    deviceId: string | null;
    deviceName: string;
    lastAttempt: string | null;
    failures: number;
    errorCode: number;
  };
  /** `refusals` counts sign-ins of a mail app that failed for it, where the person also signs in; null when not read. */
  'account/sign-in-name-differs': {
    signInName: string;
    address: string;
    refusals: number | null;
    lastRefusedAt: string | null;
  };
  'sign-in/policy-blocks-activesync': PolicyArguments & { clientApp: string };
  'sign-in/policy-requires-managed-app': PolicyArguments;
  /** Places of the policy that failed it, by name; null when they could not be read. */
  'sign-in/location-blocked': SignInArguments & {
    policyName: string;
    location: string;
    lastGoodLocation: string;
    refusedPlaces: string[] | null;
    exceptedPlaces: string[] | null;
  };
  'sign-in/app-not-consented': AppArguments;
  'sign-in/app-disabled': AppArguments;
  'sign-in/app-not-assigned': AppArguments;
  /** `oldProtocol` are policies that What If says would refuse the old protocol; null when it was not asked. */
  'sign-in/policy-in-scope': { policies: string[]; blocking: string[]; oldProtocol: string[] | null };
  'sign-in/federated-domain': { signInDomain: string };
  /** `changedSinceMail` are Graph's names of what changed after the last mail; null when that cannot be told. */
  'sign-in/reauthentication-needed': SignInArguments & {
    passwordChangedAt: string | null;
    sessionsRevokedAt: string | null;
    changedSinceMail: string[] | null;
  };
  'sign-in/basic-authentication': SignInArguments & { attempts: number };
  'sign-in/manual-setup-skipped-sign-in': DeviceArguments & { firstSync: string };
  'mailbox/not-found': { inDirectory: boolean };
  'mailbox/on-premises': { externalAddress: string | null };
  'mailbox/shared': { kind: string };
  'mailbox/full': { used: string; quota: string };
  'mailbox/sending-stopped': { used: string; quota: string };
  'mailbox/recoverable-items-full': { used: string; quota: string };
  'mailbox/soft-deleted': { deletedAt: string | null; keptUntil: string | null; inactive: boolean };
  'mailbox/activesync-disabled': { address: string };
  'mailbox/outlook-mobile-disabled': { address: string };
  'mailbox/device-limit-reached': CountArguments;
  'mailbox/device-limit-near': CountArguments;
  'device/quarantined-by-default': DefaultArguments & { adminsNotified: boolean | null };
  'device/blocked-by-default': DefaultArguments;
  'device/blocked-for-user': AccessArguments;
  'device/listed-allowed-and-blocked': AccessArguments;
  'device/blocked-by-rule': RuleArguments;
  'device/quarantined-by-rule': RuleArguments;
  'device/policy-not-applied': DeviceArguments & { policyName: string | null; policyStatus: string };
  'device/discovery-pending': DeviceArguments & { firstSync: string | null };
  'device/wipe-pending': DeviceArguments & { requestedAt: string | null };
  'device/throttled': DeviceArguments & { reason: string };
  'device/protocol-too-old': DeviceArguments & { version: string; minimum: string; lastSeen: string | null };
  'device/id-changed': DeviceArguments & {
    oldDeviceId: string;
    model: string;
    oldLastSync: string;
    newFirstSync: string;
  };
  'device/not-enrolled': DeviceArguments & { reason: string };
  /** `settings` are Intune's names of what fails, null when not known; `lastCheckIn` is an ISO instant. */
  'device/not-compliant': DeviceArguments & { reason: string; settings: string[] | null; lastCheckIn: string | null };
  'device/decided-by-mdm': DeviceArguments & { reason: string };
  'device/profile-conflict': DeviceArguments & { profile: string };
  'device/none-found': { requestedDeviceId: string | null };
  'autodiscover/record-missing': { host: string };
  'autodiscover/record-points-elsewhere': { host: string; target: string };
  'autodiscover/answered-by-web-host': HostArguments & { answer: string };
  'autodiscover/record-proxied': HostArguments & { proxy: string };
  'autodiscover/certificate-invalid': CertificateArguments;
  'autodiscover/root-certificate-invalid': CertificateArguments;
  'autodiscover/root-host-silent': HostArguments;
  'autodiscover/redirect-not-https': HostArguments & { location: string };
  'autodiscover/redirect-loop': HostArguments & { hops: number };
  'autodiscover/srv-unexpected': { host: string; targets: string[] };
  'autodiscover/activesync-missing-in-answer': HostArguments & { protocols: string[] };
  'autodiscover/activesync-url-not-https': { host: string; activesyncUrl: string };
  'autodiscover/points-to-old-server': HostArguments;
  'autodiscover/consumer-account': { activesyncUrl: string };
  'autodiscover/address-refused': { host: string; answer: string };
  'activesync/unreachable': { host: string; failure: string };
  'activesync/modern-sign-in-off': { host: string; schemes: string[] };
  'activesync/version-refused': DeviceArguments & { version: string; offered: string[] };
  'activesync/busy': { status: number; throttle: string | null; retryAfter: string | null };
  'activesync/access-refused': { status: number; diagnostics: string | null };
  /** `policy` are settings of the mobile device mailbox policy as `Name=value`. */
  'activesync/policy-announced': { policy: string[] };
  /** `status` is the ActiveSync or HTTP status that the portal's own device met. */
  'activesync/check-device-held': { status: number };
  'activesync/no-place-for-new-phone': CountArguments;
  'network/blocked-here': { host: string; network: string; signInPage: boolean };
  'network/dns-filtered': { host: string };
  'network/clock-wrong': { minutes: number };
}
