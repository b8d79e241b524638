import { directoryUser } from './account/directory-user';
import { organization } from './account/organization';
import { activesyncChallenge } from './activesync/activesync-challenge';
import { activesyncCommands } from './activesync/activesync-commands';
import { activesyncOptions } from './activesync/activesync-options';
import { autodiscoverDns } from './autodiscover/autodiscover-dns';
import { autodiscoverJson } from './autodiscover/autodiscover-json';
import { autodiscoverXml } from './autodiscover/autodiscover-xml';
import { domainRecords } from './autodiscover/domain-records';
import type { Probe } from './define-probe';
import { accessRules } from './device/access-rules';
import { deviceStatistics } from './device/device-statistics';
import { devices } from './device/devices';
import { managedDevices } from './device/managed-devices';
import { mobilePolicies } from './device/mobile-policies';
import { organizationSettings } from './device/organization-settings';
import { deletedMailbox } from './mailbox/deleted-mailbox';
import { mailboxSettings } from './mailbox/mailbox-settings';
import { mailboxUsage } from './mailbox/mailbox-usage';
import { recipient } from './mailbox/recipient';
import { serviceHealth } from './service/service-health';
import { addressSignIns } from './sign-in/address-sign-ins';
import { backgroundSignIns } from './sign-in/background-sign-ins';
import { mailApps } from './sign-in/mail-apps';
import { signInRules } from './sign-in/sign-in-rules';
import { signIns } from './sign-in/sign-ins';
import { whatIf } from './sign-in/what-if';

/** Every probe, in the order of the report. The plan decides which of them run, their needs decide when. */
export const probes: readonly Probe[] = [
  serviceHealth,
  directoryUser,
  organization,
  signIns,
  backgroundSignIns,
  addressSignIns,
  mailApps,
  signInRules,
  whatIf,
  mailboxSettings,
  recipient,
  mailboxUsage,
  deletedMailbox,
  devices,
  deviceStatistics,
  managedDevices,
  organizationSettings,
  accessRules,
  mobilePolicies,
  domainRecords,
  autodiscoverDns,
  autodiscoverXml,
  autodiscoverJson,
  activesyncChallenge,
  activesyncOptions,
  activesyncCommands,
];
