import type { PlaneReply } from '../http/plane';
import type { Mailbox, Phone } from '../scenarios/scenario';
import type { Account } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { connected, decidedAgain } from './access-decision';
import type { Changes } from './changes';
import { type Parameters, parameterText } from './cmdlets';
import { deviceGuid } from './device-objects';
import { exchangeError, objectNotFound } from './exchange-error';

/** What a cmdlet that changes something works on. */
export interface WriteContext {
  tenant: Tenant;
  changes: Changes;
  now(): Date;
}

/** Carries a change out. Null when it went well: such a cmdlet returns nothing. */
export type Write = (context: WriteContext, parameters: Parameters) => PlaneReply | null;

function badRequest(exception: string, text: string): PlaneReply {
  return exchangeError(400, 'BadRequest', exception, text);
}

function parameterOf(parameters: Parameters, name: string): unknown {
  return Object.entries(parameters).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function unknownParameter(parameters: Parameters, known: readonly string[]): PlaneReply | null {
  const lower = known.map((name) => name.toLowerCase());
  const odd = Object.keys(parameters).find((name) => !lower.includes(name.toLowerCase()));
  if (odd === undefined) return null;
  return badRequest('ParameterBindingException', `A parameter cannot be found that matches parameter name '${odd}'.`);
}

/** Items of `add` or `remove`, a text or a list of them, whatever the case of the key. */
function itemsOf(table: object, name: string): string[] {
  const value = Object.entries(table).find(([key]) => key.toLowerCase() === name)?.[1];
  return [value ?? []].flat().map(String);
}

/** A multi-valued property after a change: a typed table adds and removes, a bare list replaces, null clears. */
function changedList(ids: string[], change: unknown): string[] | PlaneReply {
  if (change === undefined) return ids;
  if (change === null) return [];
  if (Array.isArray(change)) return change.map(String);
  if (typeof change !== 'object' || parameterOf(change as Parameters, '@odata.type') !== '#Exchange.GenericHashTable') {
    return badRequest('ParameterTransformationException', 'Cannot process argument transformation on a list of ids.');
  }
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const removed = itemsOf(change, 'remove');
  const kept = ids.filter((id) => !removed.some((one) => same(one, id)));
  return [...kept, ...itemsOf(change, 'add').filter((id) => !kept.some((one) => same(one, id)))];
}

function readSwitch(parameters: Parameters, name: string, otherwise: boolean): boolean | null {
  const value = parameterOf(parameters, name) ?? otherwise;
  return typeof value === 'boolean' ? value : null;
}

function changedMailbox(mailbox: Mailbox, parameters: Parameters): Mailbox | PlaneReply {
  const activeSyncEnabled = readSwitch(parameters, 'ActiveSyncEnabled', mailbox.activeSyncEnabled);
  const outlookMobileEnabled = readSwitch(parameters, 'OutlookMobileEnabled', mailbox.outlookMobileEnabled);
  if (activeSyncEnabled === null || outlookMobileEnabled === null) {
    return badRequest('ParameterTransformationException', 'Cannot convert the value to type System.Boolean.');
  }
  const allowedDeviceIds = changedList(mailbox.allowedDeviceIds, parameterOf(parameters, 'ActiveSyncAllowedDeviceIDs'));
  const blockedDeviceIds = changedList(mailbox.blockedDeviceIds, parameterOf(parameters, 'ActiveSyncBlockedDeviceIDs'));
  if ('status' in allowedDeviceIds) return allowedDeviceIds;
  if ('status' in blockedDeviceIds) return blockedDeviceIds;
  return { ...mailbox, activeSyncEnabled, outlookMobileEnabled, allowedDeviceIds, blockedDeviceIds };
}

/** Every phone whose place on the lists changed is decided again; the others only connect, if they may. */
function phonesAfter(account: Account, next: Mailbox, defaultLevel: string): Phone[] {
  const place = (mailbox: Mailbox, { deviceId }: Phone) =>
    [mailbox.allowedDeviceIds, mailbox.blockedDeviceIds]
      .map((ids) => ids.some((id) => id.toLowerCase() === deviceId.toLowerCase()))
      .join();
  return account.phones.map((phone) =>
    place(account.mailbox, phone) === place(next, phone)
      ? connectedAfter(phone, account.mailbox, next)
      : decidedAgain(phone, next, defaultLevel),
  );
}

function connectedAfter(phone: Phone, before: Mailbox, after: Mailbox): Phone {
  return before.activeSyncEnabled === after.activeSyncEnabled ? phone : connected(phone, after);
}

/** `Set-CASMailbox`, the parameters that phones depend on. */
const setCasMailbox: Write = ({ tenant, changes, now }, parameters) => {
  const listed = ['Identity', 'ActiveSyncEnabled', 'OutlookMobileEnabled'];
  const lists = ['ActiveSyncAllowedDeviceIDs', 'ActiveSyncBlockedDeviceIDs'];
  const odd = unknownParameter(parameters, [...listed, ...lists]);
  if (odd) return odd;
  const identity = parameterText(parameters, 'Identity');
  const account = tenant.find(identity);
  if (account?.mailbox.place !== 'cloud') return objectNotFound(identity, 404);
  const mailbox = changedMailbox(account.mailbox, parameters);
  if ('status' in mailbox) return mailbox;
  const phones = phonesAfter(account, mailbox, tenant.defaultAccessLevel());
  changes.apply(account, { mailbox, phones, ...openedScenario(account, mailbox) }, now());
  return null;
};

/** A scenario's own words about ActiveSync end when somebody switches it: from then on the state of the mailbox answers. */
function openedScenario(
  { scenario, mailbox }: Account,
  next: Mailbox,
): Pick<Account, 'scenario'> | Record<never, never> {
  if (mailbox.activeSyncEnabled === next.activeSyncEnabled) return {};
  const { activesync: _own, ...rest } = scenario;
  return { scenario: rest };
}

function phoneOf(tenant: Tenant, guid: string): { account: Account; phone: Phone } | null {
  for (const account of tenant.accounts) {
    const phone = account.phones.find((one) => deviceGuid(account, one).toLowerCase() === guid.toLowerCase());
    if (phone) return { account, phone };
  }
  return null;
}

/** Makes a cmdlet about one phone. Without `Confirm: false` the real one would ask, which nobody can answer over REST. */
function aboutPhone(known: string[], next: (phone: Phone, parameters: Parameters) => Phone[] | PlaneReply): Write {
  return ({ tenant, changes, now }, parameters) => {
    const odd = unknownParameter(parameters, ['Identity', 'Confirm', ...known]);
    if (odd) return odd;
    if (parameterOf(parameters, 'Confirm') !== false) {
      return badRequest('ConfirmationRequiredException', 'The operation needs a confirmation.');
    }
    const identity = parameterText(parameters, 'Identity');
    const found = phoneOf(tenant, identity);
    if (found === null) return objectNotFound(identity, 404);
    const after = next(found.phone, parameters);
    if ('status' in after) return after;
    const { account } = found;
    changes.apply(account, { phones: account.phones.flatMap((one) => (one === found.phone ? after : [one])) }, now());
    return null;
  };
}

/** Every cmdlet that changes something. An erase can only be cancelled: this tenant never erases a phone. */
const writes: Record<string, Write> = {
  'set-casmailbox': setCasMailbox,
  'remove-mobiledevice': aboutPhone([], () => []),
  'clear-mobiledevice': aboutPhone(['Cancel', 'AccountOnly'], (phone, parameters) => {
    if (parameterOf(parameters, 'Cancel') !== true)
      return badRequest('NotSupportedException', 'No phone is erased here.');
    return [{ ...phone, status: 'DeviceOk', wipeRequestedMinutesAgo: null, wipeSentMinutesAgo: null }];
  }),
};

/** The write of a name, in any case; undefined for everything else. */
export function writeOf(cmdlet: string): Write | undefined {
  return writes[cmdlet.toLowerCase()];
}
