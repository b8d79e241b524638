import type { FindingCode } from '@/lib/report/codes';

/**
 * The order of decision: a phone meets these in turn, and the first that stops it is the cause. It follows
 * domain/causes.md ("Order of decision"), with the service's own health in front, since an outage makes every later answer
 * doubtful (fact sheet exchange-online, section 11). Within a stage the more exact cause comes first.
 */
export const decisionOrder: readonly FindingCode[] = [
  'service/incident',
  // Network reachable
  'network/clock-wrong',
  'network/blocked-here',
  'network/dns-filtered',
  'activesync/unreachable',
  // DNS and Autodiscover
  'autodiscover/record-missing',
  'autodiscover/record-proxied',
  'autodiscover/points-to-old-server',
  'autodiscover/answered-by-web-host',
  'autodiscover/redirect-not-https',
  'autodiscover/redirect-loop',
  'autodiscover/activesync-url-not-https',
  'autodiscover/activesync-missing-in-answer',
  'autodiscover/consumer-account',
  'autodiscover/address-refused',
  // TLS
  'autodiscover/certificate-invalid',
  'autodiscover/record-points-elsewhere',
  'autodiscover/root-certificate-invalid',
  'autodiscover/root-host-silent',
  'autodiscover/srv-unexpected',
  // Sign-in: account, token, Conditional Access, app consent
  'account/disabled',
  'account/password-expired',
  'account/locked-by-old-device',
  'sign-in/basic-authentication',
  'sign-in/app-disabled',
  'sign-in/app-not-assigned',
  'sign-in/app-not-consented',
  'sign-in/policy-requires-managed-app',
  'sign-in/location-blocked',
  'sign-in/policy-blocks-activesync',
  'sign-in/reauthentication-needed',
  'activesync/modern-sign-in-off',
  // Mailbox exists, and where
  'account/licence-missing',
  'mailbox/not-found',
  'mailbox/soft-deleted',
  'mailbox/on-premises',
  'mailbox/shared',
  // The switch
  'mailbox/activesync-disabled',
  'mailbox/outlook-mobile-disabled',
  // Protocol version
  'device/protocol-too-old',
  'activesync/version-refused',
  // Wipe, policy, lists, rules, default
  'device/wipe-pending',
  'device/policy-not-applied',
  'device/listed-allowed-and-blocked',
  'device/blocked-for-user',
  'device/blocked-by-rule',
  'device/quarantined-by-rule',
  'device/id-changed',
  'device/blocked-by-default',
  'device/quarantined-by-default',
  // Device management
  'device/not-enrolled',
  'device/not-compliant',
  'device/decided-by-mdm',
  'device/profile-conflict',
  // Throttling
  'device/throttled',
  'activesync/busy',
  // What is left: limits, content, set-up
  'mailbox/device-limit-reached',
  'mailbox/full',
  'mailbox/sending-stopped',
  'mailbox/recoverable-items-full',
  'activesync/access-refused',
  'device/discovery-pending',
  'device/none-found',
  'mailbox/device-limit-near',
  'sign-in/manual-setup-skipped-sign-in',
  'account/sign-in-name-differs',
  'sign-in/policy-in-scope',
  'sign-in/federated-domain',
  'service/advisory',
  'activesync/policy-announced',
  'activesync/check-device-held',
  'activesync/no-place-for-new-phone',
];

/** Place of a code in the order of decision, from 0. */
export function rankOf(code: FindingCode): number {
  return decisionOrder.indexOf(code);
}
