import type { PlaneReply } from '../http/plane';
import { homeDomain } from '../names';
import { guidOf } from '../tenant/account';
import { exchangeError, exchangeFaultWords } from './exchange-error';
import type { CmdletObject } from './shape';

/** How many phones the tenant has besides those of its accounts, and what goes wrong while they are listed. */
export interface FleetPlan {
  /** Each has a mailbox of its own, but for the first 185: one mailbox has 100 of them, one 85. */
  devices: number;
  /** The page that begins at or after this phone is refused once, with `Retry-After`. */
  throttleAt?: number;
  retryAfterSeconds?: number;
  /** The continuation that leads to or past this phone is not known any more, once. */
  breakAt?: number;
}

/** A list that is made as it is read; nothing of it is kept. */
export interface ObjectList {
  length: number;
  slice(start: number, end: number): CmdletObject[];
}

/** Many phones that exist only as numbers. */
export interface Fleet {
  /** Zero phones is no fleet. */
  set(plan: FleetPlan): void;
  /** The phones after those of the accounts; null without a fleet. */
  behind(own: CmdletObject[], now: Date): ObjectList | null;
  /** What goes wrong with the page that begins at a phone, counted down; null when nothing does. */
  trouble(start: number): PlaneReply | null;
  /** `Get-Recipient` of a mailbox of the fleet by its name; null for any other name. */
  recipient(identity: string): CmdletObject | null;
}

const fullMailbox = 100;
const nearlyFullMailbox = 85;

/** Starts without phones. */
export function createFleet(): Fleet {
  let plan: FleetPlan = { devices: 0 };
  return {
    set(next) {
      plan = { ...next };
    },
    behind(own, now) {
      if (plan.devices === 0) return null;
      return {
        length: own.length + plan.devices,
        slice: (start, end) => {
          const first = Math.max(0, start - own.length);
          const last = Math.min(plan.devices, end - own.length);
          const made = Array.from({ length: Math.max(0, last - first) }, (_, n) => fleetDevice(first + n, now));
          return [...own.slice(start, end), ...made];
        },
      };
    },
    trouble(start) {
      if (plan.throttleAt !== undefined && start >= plan.throttleAt) {
        const { throttleAt: _once, ...rest } = plan;
        const { retryAfterSeconds = 1 } = plan;
        plan = rest;
        const refusal = exchangeFaultWords.throttled();
        return { ...refusal, headers: { ...refusal.headers, 'retry-after': String(retryAfterSeconds) } };
      }
      if (plan.breakAt !== undefined && start >= plan.breakAt) {
        const { breakAt: _once, ...rest } = plan;
        plan = rest;
        return lostContinuation();
      }
      return null;
    },
    recipient(identity) {
      const number = /^fleet-(\d{6})$/i.exec(identity)?.[1];
      if (number === undefined || Number(number) >= plan.devices) return null;
      return {
        Identity: identity,
        DisplayName: `Fleet Person ${Number(number)}`,
        PrimarySmtpAddress: `${identity.toLowerCase()}@${homeDomain}`,
        RecipientTypeDetails: 'UserMailbox',
      };
    },
  };
}

/** What Exchange says of a continuation that it does not know, or not any more. */
export function lostContinuation(): PlaneReply {
  const text = 'Expired or Invalid pagination request. Default Expiry time is 00:30:00';
  return exchangeError(400, 'BadRequest', 'InvalidPaginationException', text);
}

/** The name of the mailbox that a phone of the fleet belongs to. */
function ownerOf(index: number): string {
  if (index < fullMailbox) return 'fleet-000000';
  if (index < fullMailbox + nearlyFullMailbox) return 'fleet-000001';
  return `fleet-${String(index - fullMailbox - nearlyFullMailbox + 2).padStart(6, '0')}`;
}

/** Of 1,000 phones 20 are held, 10 speak an old version, and one is still being looked at. The same at each start. */
function fleetDevice(index: number, now: Date): CmdletObject {
  const owner = ownerOf(index);
  const deviceId = `FLEET${String(index).padStart(7, '0')}`;
  const place = index % 1_000;
  const old = place >= 20 && place < 30;
  const state = place < 20 ? 'Quarantined' : place === 30 ? 'DeviceDiscovery' : 'Allowed';
  const apple = !old && index % 2 === 0;
  const type = apple ? 'iPhone' : 'Android';
  return {
    Identity: `${owner}\\ExchangeActiveSyncDevices\\${type}§${deviceId}`,
    UserDisplayName: `Fleet Person ${Number(owner.slice('fleet-'.length))}`,
    Guid: { guid: guidOf(`fleet:${index}`) },
    DeviceId: deviceId,
    FriendlyName: apple ? 'White iPhone 15' : 'SM-A520F',
    DeviceType: type,
    DeviceModel: apple ? 'iPhone15C4' : 'SM-A520F',
    DeviceOS: apple ? 'iOS 18.6 22G86' : 'Android 14',
    DeviceUserAgent: apple ? 'Apple-iPhone15C4/2207.86' : 'Android-Mail/2024.10',
    ClientType: 'EAS',
    ClientVersion: old ? '14.1' : '16.1',
    DeviceActiveSyncVersion: old ? '14.1' : '16.1',
    DeviceAccessState: state,
    DeviceAccessStateReason: 'Global',
    DeviceAccessControlRule: null,
    FirstSyncTime: { dateTime: new Date(now.getTime() - (30 + index) * 60_000) },
  };
}
