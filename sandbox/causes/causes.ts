/** A cause that is met in the field, and the finding codes that say so. Codes are texts here, as in scenarios. */
export interface ListedCause {
  id: string;
  codes: readonly string[];
}

function cause(id: string, ...codes: string[]): ListedCause {
  return { id, codes };
}

/** Every cause that the portal must know, in the order of the catalogue: mailbox and device, identity, the way to the server. */
export const listedCauses: readonly ListedCause[] = [
  cause('EAS_DISABLED_ON_MAILBOX', 'mailbox/activesync-disabled'),
  cause('QUARANTINE_ORG_DEFAULT', 'device/quarantined-by-default'),
  cause('BLOCK_ORG_DEFAULT', 'device/blocked-by-default'),
  cause('BLOCKED_PERSONALLY', 'device/blocked-for-user'),
  cause('ALLOW_AND_BLOCK_BOTH_LISTED', 'device/listed-allowed-and-blocked'),
  cause('BLOCKED_BY_DEVICE_RULE', 'device/blocked-by-rule', 'device/quarantined-by-rule'),
  cause('DEVICE_ID_CHANGED', 'device/id-changed'),
  cause('POLICY_NOT_APPLIED', 'device/policy-not-applied'),
  cause('DISCOVERY_PENDING', 'device/discovery-pending'),
  cause(
    'DEVICE_LIMIT_REACHED',
    'mailbox/device-limit-reached',
    'mailbox/device-limit-near',
    'activesync/no-place-for-new-phone',
  ),
  cause('REMOTE_WIPE_PENDING', 'device/wipe-pending'),
  cause('THROTTLED_DEVICE', 'device/throttled'),
  cause('EAS_VERSION_TOO_OLD', 'device/protocol-too-old', 'activesync/version-refused'),
  cause('MAILBOX_FULL', 'mailbox/full', 'mailbox/sending-stopped', 'mailbox/recoverable-items-full'),
  cause('SHARED_MAILBOX_DIRECT_SIGNIN', 'mailbox/shared'),
  cause('INTUNE_NOT_ENROLLED', 'device/not-enrolled'),
  cause('INTUNE_NONCOMPLIANT', 'device/not-compliant'),
  cause('MDM_OVERRIDES_PERSONAL_ALLOW', 'device/decided-by-mdm'),
  cause('IOS_MANUAL_PROFILE_CONFLICT', 'device/profile-conflict'),
  cause('CA_BLOCKS_EAS_CLIENT', 'sign-in/policy-blocks-activesync'),
  cause('CA_REQUIRES_MANAGED_APP', 'sign-in/policy-requires-managed-app'),
  cause('CA_LOCATION_BLOCK', 'sign-in/location-blocked'),
  cause('BASIC_AUTH_LEFTOVER_PROFILE', 'sign-in/basic-authentication'),
  cause('MANUAL_SETUP_BYPASSED_OAUTH', 'sign-in/manual-setup-skipped-sign-in'),
  cause('APP_CONSENT_MISSING', 'sign-in/app-not-consented'),
  cause('TOKEN_REVOKED_REAUTH_NEEDED', 'sign-in/reauthentication-needed'),
  cause('ACCOUNT_LOCKED_STALE_DEVICE', 'account/locked-by-old-device'),
  cause('ACCOUNT_DISABLED', 'account/disabled'),
  cause('PASSWORD_EXPIRED', 'account/password-expired'),
  cause('LICENSE_REMOVED', 'account/licence-missing', 'mailbox/soft-deleted'),
  cause('UPN_SMTP_MISMATCH', 'account/sign-in-name-differs'),
  cause('AUTODISCOVER_RECORD_MISSING', 'autodiscover/record-missing'),
  cause('AUTODISCOVER_ROOT_CERT_BAD', 'autodiscover/root-certificate-invalid'),
  cause('AUTODISCOVER_WEBHOST_HIJACK', 'autodiscover/answered-by-web-host'),
  cause('AUTODISCOVER_PROXIED_CDN', 'autodiscover/record-proxied'),
  cause('EAS_URL_NOT_HTTPS', 'autodiscover/activesync-url-not-https'),
  cause('STALE_SERVER_AFTER_MIGRATION', 'autodiscover/points-to-old-server'),
  cause('NETWORK_BLOCKED_WIFI', 'network/blocked-here'),
  cause('DNS_FILTER', 'network/dns-filtered'),
  cause('PHONE_CLOCK_WRONG', 'network/clock-wrong'),
  cause('CONSUMER_ACCOUNT_SAME_ADDRESS', 'autodiscover/consumer-account'),
  cause('SERVICE_INCIDENT', 'service/incident'),
];

/** Causes that look alike to the person: wherever one is so, the other must not be said. */
export const lookAlikes: readonly (readonly [one: string, other: string])[] = [
  ['EAS_DISABLED_ON_MAILBOX', 'CA_BLOCKS_EAS_CLIENT'],
  ['QUARANTINE_ORG_DEFAULT', 'DISCOVERY_PENDING'],
  ['THROTTLED_DEVICE', 'BLOCKED_PERSONALLY'],
  ['BASIC_AUTH_LEFTOVER_PROFILE', 'TOKEN_REVOKED_REAUTH_NEEDED'],
  ['APP_CONSENT_MISSING', 'CA_REQUIRES_MANAGED_APP'],
  ['LICENSE_REMOVED', 'ACCOUNT_DISABLED'],
  ['NETWORK_BLOCKED_WIFI', 'DNS_FILTER'],
  ['STALE_SERVER_AFTER_MIGRATION', 'AUTODISCOVER_RECORD_MISSING'],
  ['EAS_VERSION_TOO_OLD', 'BLOCKED_BY_DEVICE_RULE'],
  ['INTUNE_NONCOMPLIANT', 'POLICY_NOT_APPLIED'],
  ['CA_LOCATION_BLOCK', 'CA_BLOCKS_EAS_CLIENT'],
];
