import type { FindingCode } from '@/lib/report/codes';
import type { ObservationKey } from '@/lib/report/observations';
import { accountEnabled } from './account/account-enabled';
import { accountKnown } from './account/account-known';
import { accountLicence } from './account/account-licence';
import { accountLockout } from './account/account-lockout';
import { passwordExpiry } from './account/password-expiry';
import { signInName } from './account/sign-in-name';
import { activesyncAccess } from './activesync/activesync-access';
import { activesyncEndpoint } from './activesync/activesync-endpoint';
import { activesyncFirstCommand } from './activesync/activesync-first-command';
import { activesyncModernSignIn } from './activesync/activesync-modern-sign-in';
import { activesyncReachable } from './activesync/activesync-reachable';
import { autodiscoverAddress } from './autodiscover/autodiscover-address';
import { autodiscoverAnswer } from './autodiscover/autodiscover-answer';
import { autodiscoverCertificate } from './autodiscover/autodiscover-certificate';
import { autodiscoverRecord } from './autodiscover/autodiscover-record';
import { autodiscoverRedirect } from './autodiscover/autodiscover-redirect';
import { autodiscoverServer } from './autodiscover/autodiscover-server';
import { autodiscoverWebHost } from './autodiscover/autodiscover-web-host';
import { rootCertificate } from './autodiscover/root-certificate';
import { rootHost } from './autodiscover/root-host';
import { serviceRecord } from './autodiscover/service-record';
import type { Check } from './define-check';
import { deviceAccess } from './device/device-access';
import { deviceDiscovery } from './device/device-discovery';
import { deviceIdentity } from './device/device-identity';
import { deviceKnown } from './device/device-known';
import { deviceManagement } from './device/device-management';
import { devicePolicy } from './device/device-policy';
import { deviceProfile } from './device/device-profile';
import { deviceProtocol } from './device/device-protocol';
import { deviceSync } from './device/device-sync';
import { deviceThrottle } from './device/device-throttle';
import { deviceWipe } from './device/device-wipe';
import { activesyncSwitch } from './mailbox/activesync-switch';
import { deviceCount } from './mailbox/device-count';
import { mailboxExistence } from './mailbox/mailbox-existence';
import { mailboxKind } from './mailbox/mailbox-kind';
import { mailboxLocation } from './mailbox/mailbox-location';
import { mailboxRestore } from './mailbox/mailbox-restore';
import { mailboxSize } from './mailbox/mailbox-size';
import { outlookMobileSwitch } from './mailbox/outlook-mobile-switch';
import { phoneNetwork } from './network/phone-network';
import { serviceIncident } from './service/service-incident';
import { mailApp } from './sign-in/mail-app';
import { manualSetupSignIn } from './sign-in/manual-setup-sign-in';
import { policyScope } from './sign-in/policy-scope';
import { policyWhatIf } from './sign-in/policy-what-if';
import { signInConsent } from './sign-in/sign-in-consent';
import { signInDevice } from './sign-in/sign-in-device';
import { signInPolicy } from './sign-in/sign-in-policy';
import { signInProtocol } from './sign-in/sign-in-protocol';
import { signInRealm } from './sign-in/sign-in-realm';
import { signInRenewal } from './sign-in/sign-in-renewal';

/**
 * Widens a check to the registry's type. Sound because only `evaluateCheck` calls a registered check, and it hands over
 * exactly the observations that the check declares.
 */
function registered<N extends ObservationKey, W extends ObservationKey, C extends FindingCode>(
  check: Check<N, W, C>,
): Check {
  return check as unknown as Check;
}

/** Every check, in the order in which a report shows them: by step, then by the order of decision. */
export const checks: readonly Check[] = [
  registered(serviceIncident),
  registered(accountKnown),
  registered(accountEnabled),
  registered(accountLicence),
  registered(passwordExpiry),
  registered(accountLockout),
  registered(signInConsent),
  registered(mailApp),
  registered(signInPolicy),
  registered(policyWhatIf),
  registered(policyScope),
  registered(signInDevice),
  registered(signInProtocol),
  registered(signInRenewal),
  registered(signInRealm),
  registered(mailboxExistence),
  registered(mailboxRestore),
  registered(mailboxLocation),
  registered(mailboxKind),
  registered(mailboxSize),
  registered(activesyncSwitch),
  registered(outlookMobileSwitch),
  registered(deviceProtocol),
  registered(deviceKnown),
  registered(deviceWipe),
  registered(deviceDiscovery),
  registered(devicePolicy),
  registered(deviceAccess),
  registered(deviceIdentity),
  registered(deviceManagement),
  registered(deviceProfile),
  registered(deviceThrottle),
  registered(deviceCount),
  registered(deviceSync),
  registered(autodiscoverRecord),
  registered(autodiscoverWebHost),
  registered(autodiscoverServer),
  registered(autodiscoverCertificate),
  registered(autodiscoverRedirect),
  registered(autodiscoverAnswer),
  registered(autodiscoverAddress),
  registered(rootCertificate),
  registered(rootHost),
  registered(serviceRecord),
  registered(activesyncReachable),
  registered(activesyncModernSignIn),
  registered(activesyncAccess),
  registered(activesyncFirstCommand),
  registered(phoneNetwork),
  registered(signInName),
  registered(activesyncEndpoint),
  registered(manualSetupSignIn),
];
