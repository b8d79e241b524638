import { galaxy, iphone, outlookPhone } from '../scenarios/phones';
import type { Phone } from '../scenarios/scenario';
import type { Random } from './random';
import type { Trait, TraitInput } from './trait';

const hour = 60;
const day = 24 * hour;

const oddPhoneNames = [
  '',
  ' ',
  "Anna's iPhone",
  '📱',
  '<img src=x>',
  '手机',
  'x'.repeat(256),
  'iPhone "work" \\ home',
  'null',
];

/** What may differ on any phone that Exchange lets in: names, reasons, state words, the time of the last success. */
function odd(random: Random): Partial<Phone> {
  const success = random.pick([3, 10, 55, 4 * hour, 20 * hour]);
  return {
    name: random.pick(oddPhoneNames),
    accessStateReason: random.pick(['Individual', 'Global', 'Upgrade', 'Unknown', 'None', 'ReasonOfTheFuture']),
    policyStatus: random.pick([
      'AppliedInFull',
      'PartiallyApplied',
      'ExternallyManaged',
      'Unknown',
      'StatusOfTheFuture',
    ]),
    status: random.pick(['DeviceOk', 'DeviceOk', 'StatusOfTheFuture']),
    successMinutesAgo: success,
    attemptMinutesAgo: random.pick([success, Math.max(1, success - 5), Math.max(1, success - 60)]),
  };
}

type Make = (seed: string, changes: Partial<Phone>) => Phone;

const clients: readonly { name: string; make: Make; changes: Partial<Phone> }[] = [
  { name: 'iPhone', make: iphone, changes: {} },
  {
    name: 'iPhone of the future',
    make: iphone,
    changes: { os: 'iOS 31.0 31A1', userAgent: 'Apple-iPhone24C1/3101.1', model: 'iPhone24C1' },
  },
  {
    name: 'iPad',
    make: iphone,
    changes: { type: 'iPad', model: 'iPad14C3', os: 'iPadOS 18.5 22F76', userAgent: 'Apple-iPad14C3/2206.76' },
  },
  { name: 'iPhone that shows an old version', make: iphone, changes: { clientVersion: '14.1' } },
  { name: 'iPhone that shows no version', make: iphone, changes: { clientVersion: '' } },
  { name: 'Galaxy', make: galaxy, changes: {} },
  {
    name: 'Gmail on a Pixel',
    make: galaxy,
    changes: { type: 'Android', model: 'Pixel 9', os: 'Android 16', userAgent: 'Android-Mail/2026.01', name: 'Pixel' },
  },
  { name: 'client with a newer version', make: galaxy, changes: { clientVersion: '16.10' } },
  {
    name: 'client that nobody knows',
    make: iphone,
    changes: { type: 'Toaster', model: 'T-1000', os: 'ToastOS 3', userAgent: 'ToastMail/1' },
  },
];

/** The phone in use. Outlook is chosen by the app, see `appTraits`. */
export const phoneTraits: readonly Trait[] = clients.map(({ name, make, changes }) => ({
  name,
  change: ({ id, random }) => ({ phones: [make(id, { ...odd(random), ...changes })] }),
}));

/** Which app the question is about. */
export const appTraits: readonly Trait[] = [
  { name: "phone's own app", change: () => ({}) },
  { name: 'app not said', change: () => ({ app: 'unknown' }) },
  {
    name: 'Outlook',
    change: ({ id, so }) => ({
      app: 'outlook',
      mailbox: { ...so.mailbox, outlookMobileEnabled: true },
      phones: [outlookPhone(`${id}-outlook`)],
    }),
  },
  {
    name: 'app not said, only Outlook',
    change: ({ id, so }) => ({
      app: 'unknown',
      mailbox: { ...so.mailbox, outlookMobileEnabled: true },
      phones: [outlookPhone(`${id}-outlook`)],
    }),
  },
];

function beside(name: string, more: (input: TraitInput) => Phone[]): Trait {
  return {
    name,
    change: (input) => {
      const own = input.so.phones ?? [];
      // Nobody said which app: the phone's own is judged wherever there is one, so none may stand beside Outlook alone.
      const onlyOutlook = input.so.app === 'unknown' && own.every(({ clientType }) => clientType !== 'EAS');
      const others = more(input).filter(({ clientType }) => !(onlyOutlook && clientType === 'EAS'));
      return { phones: mixed([...own, ...others], input.random) };
    },
  };
}

/** Exchange gives partnerships in no order that means anything. */
function mixed(phones: Phone[], random: Random): Phone[] {
  const rest = [...phones];
  return phones.flatMap(() => rest.splice(random.whole(0, rest.length - 1), 1));
}

const old = { firstSyncMinutesAgo: 900 * day, attemptMinutesAgo: 90 * day, successMinutesAgo: 90 * day };

/** Other phones of the same person: none of them is the one that is asked about. */
export const otherPhoneTraits: readonly Trait[] = [
  { name: 'one phone', change: () => ({}) },
  beside('many forgotten phones', ({ id, random }) =>
    Array.from({ length: random.whole(2, 70) }, (_, index) =>
      iphone(`${id}-old-${index}`, { ...old, accessStateReason: 'Global' }),
    ),
  ),
  beside('an old phone that is blocked', ({ id }) => [
    iphone(`${id}-blocked`, { ...old, accessState: 'Blocked', status: 'DeviceBlocked' }),
  ]),
  beside('an old phone in quarantine', ({ id }) => [
    galaxy(`${id}-held`, { ...old, accessState: 'Quarantined', accessStateReason: 'Global', successMinutesAgo: null }),
  ]),
  beside('an old phone that was erased', ({ id }) => [
    iphone(`${id}-wiped`, {
      ...old,
      status: 'DeviceWipeSucceeded',
      wipeRequestedMinutesAgo: 91 * day,
      wipeSentMinutesAgo: 91 * day,
      wipeAcknowledgedMinutesAgo: 90 * day,
    }),
  ]),
  beside('an old phone that is to be erased', ({ id }) => [
    iphone(`${id}-wipe`, { ...old, status: 'DeviceWipePending', wipeRequestedMinutesAgo: 10 * day }),
  ]),
  beside('an old phone with an old protocol', ({ id }) => [
    galaxy(`${id}-old`, { ...old, clientVersion: '14.1', os: 'Android 8', policyStatus: 'NotApplied' }),
  ]),
  beside('an old phone held by device management', ({ id }) => [
    iphone(`${id}-mdm`, { ...old, accessState: 'Quarantined', accessStateReason: 'ExternalCompliance' }),
  ]),
  beside('a client type that nobody knows', ({ id }) => [
    iphone(`${id}-future`, {
      clientType: 'Holo' as Phone['clientType'],
      accessState: 'StateOfTheFuture',
      clientVersion: '99',
    }),
  ]),
  beside('Outlook beside it', ({ id }) => [outlookPhone(`${id}-second-outlook`)]),
  beside('an older Outlook partnership', ({ id }) => [
    outlookPhone(`${id}-rest`, { clientType: 'REST', type: 'Outlook' }),
  ]),
  beside('a second phone in use', ({ id }) => [
    galaxy(`${id}-second`, { attemptMinutesAgo: 70, successMinutesAgo: 71 }),
  ]),
];
