import type { PlaneReply } from '../http/plane';
import { minutesBefore } from '../http/reply';
import type { Account } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { deviceGuid, deviceIdentity, deviceStatistics, mobileDevice } from './device-objects';
import { objectNotFound } from './exchange-error';
import {
  aliasOf,
  casMailbox,
  deletedMailboxObject,
  mailboxObject,
  mailboxStatistics,
  recipient,
} from './mailbox-objects';
import { acceptedDomains, accessRuleObjects, mobilePolicyObjects, organizationSettings } from './organization-objects';
import type { CmdletObject } from './shape';

/** Parameters of a cmdlet call as they came. */
export type Parameters = Record<string, unknown>;
/** Objects, or the answer of a failure. */
export type CmdletOutcome = { objects: CmdletObject[] } | { failure: PlaneReply };
/** A cmdlet of the simulated Exchange. */
export type Cmdlet = (tenant: Tenant, parameters: Parameters, now: Date) => CmdletOutcome;

/** A parameter's text whatever the case of its name; empty means absent, as in Exchange: "all objects". */
export function parameterText(parameters: Parameters, name: string): string {
  const entry = Object.entries(parameters).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return typeof entry?.[1] === 'string' ? entry[1].trim() : '';
}

function isSwitchedOn(parameters: Parameters, name: string): boolean {
  return Object.entries(parameters).some(([key, value]) => key.toLowerCase() === name.toLowerCase() && value === true);
}

type Place = Account['mailbox']['place'];

/** By the name that `Identity` of a mailbox and of its phones shows. */
function byName(tenant: Tenant, name: string): Account | undefined {
  return tenant.accounts.find((account) => aliasOf(account).toLowerCase() === name.toLowerCase());
}

/** Makes a per-mailbox cmdlet. Without an identity it returns every object, as the real ones do. */
function perMailbox(
  places: readonly Place[],
  object: (account: Account, now: Date) => CmdletObject,
  missing: 400 | 404 = 404,
): Cmdlet {
  return (tenant, parameters, now) => {
    const present = (account: Account | undefined) => account !== undefined && places.includes(account.mailbox.place);
    const identity = parameterText(parameters, 'Identity');
    if (identity === '') return { objects: tenant.accounts.filter(present).map((account) => object(account, now)) };
    const account = tenant.find(identity) ?? byName(tenant, identity);
    return account && present(account)
      ? { objects: [object(account, now)] }
      : { failure: objectNotFound(identity, missing) };
  };
}

type Device = { account: Account; phone: Account['phones'][number] };

function allDevices(tenant: Tenant): Device[] {
  return tenant.accounts.flatMap((account) => account.phones.map((phone) => ({ account, phone })));
}

/** Makes a device cmdlet: by `Mailbox`, by `Identity` (GUID, full identity, device id), or all devices of the tenant. */
function perDevice(
  object: (account: Account, phone: Device['phone'], now: Date) => CmdletObject,
  missing: 400 | 404,
): Cmdlet {
  return (tenant, parameters, now) => {
    const write = (devices: Device[]) => ({
      objects: devices.map(({ account, phone }) => object(account, phone, now)),
    });
    const mailbox = parameterText(parameters, 'Mailbox');
    if (mailbox !== '') {
      const account = tenant.find(mailbox);
      if (account?.mailbox.place !== 'cloud') return { failure: objectNotFound(mailbox, missing) };
      return write(account.phones.map((phone) => ({ account, phone })));
    }
    const identity = parameterText(parameters, 'Identity').toLowerCase();
    if (identity === '') return write(allDevices(tenant));
    const found = allDevices(tenant).filter(({ account, phone }) =>
      [deviceGuid(account, phone), deviceIdentity(account, phone), phone.deviceId].some(
        (id) => id.toLowerCase() === identity,
      ),
    );
    return found.length > 0 ? write(found) : { failure: objectNotFound(identity, missing) };
  };
}

const getMailbox = perMailbox(['cloud'], mailboxObject);

const getDeletedMailbox: Cmdlet = (tenant, parameters, now) => {
  const identity = parameterText(parameters, 'Identity');
  const account = tenant.find(identity);
  if (!account || account.mailbox.deleted === null) return { failure: objectNotFound(identity, 404) };
  return { objects: [deletedMailboxObject(account, now)] };
};

/** Every cmdlet that the simulated caller's roles allow. */
export const cmdlets: Record<string, Cmdlet> = {
  'Get-CASMailbox': perMailbox(['cloud'], casMailbox),
  'Get-Mailbox': (tenant, parameters, now) =>
    (isSwitchedOn(parameters, 'SoftDeletedMailbox') ? getDeletedMailbox : getMailbox)(tenant, parameters, now),
  'Get-MailboxStatistics': perMailbox(['cloud'], mailboxStatistics),
  'Get-Recipient': perMailbox(['cloud', 'on-premises'], recipient),
  'Get-MobileDevice': perDevice(mobileDevice, 404),
  // One cmdlet keeps the older status, since both are met in the field.
  'Get-MobileDeviceStatistics': perDevice(deviceStatistics, 400),
  'Get-ActiveSyncOrganizationSettings': (tenant, _parameters, now) => {
    const { defaultChangedMinutesAgo = 900 * 1440 } = tenant.differences();
    return {
      objects: [organizationSettings(tenant.defaultAccessLevel(), minutesBefore(now, defaultChangedMinutesAgo))],
    };
  },
  'Get-ActiveSyncDeviceAccessRule': () => ({ objects: accessRuleObjects() }),
  'Get-MobileDeviceMailboxPolicy': () => ({ objects: mobilePolicyObjects() }),
  'Get-AcceptedDomain': (tenant) => ({ objects: acceptedDomains(tenant.domains) }),
};

/** The account that a call is about, by `Identity` or `Mailbox`. */
export function cmdletSubject(tenant: Tenant, parameters: Parameters): Account | undefined {
  return tenant.find(parameterText(parameters, 'Identity') || parameterText(parameters, 'Mailbox'));
}
