import { activesyncHost, activesyncUrl } from '../names';
import { deviceIdOf } from '../scenarios/phones';
import type { Directory, Mailbox } from '../scenarios/scenario';
import type { Trait, TraitInput } from './trait';

const gibibyte = 2 ** 30;

function mailbox(name: string, change: (input: TraitInput) => Partial<Mailbox>): Trait {
  return { name, change: (input) => ({ mailbox: change(input) }) };
}

/** Kinds and settings of the mailbox that stop nothing. */
export const mailboxTraits: readonly Trait[] = [
  { name: 'plain mailbox', change: () => ({}) },
  mailbox('linked mailbox', () => ({ recipientTypeDetails: 'LinkedMailbox' })),
  mailbox('legacy mailbox', () => ({ recipientTypeDetails: 'LegacyMailbox' })),
  mailbox('kind of mailbox that nobody knows', () => ({ recipientTypeDetails: 'HolographicMailbox' })),
  mailbox('Outlook switched off', () => ({ outlookMobileEnabled: false })),
  mailbox('policy of its own', () => ({ policy: 'Directors & "VIP"' })),
  mailbox('strange phones on the blocked list', ({ id, random }) => ({
    blockedDeviceIds: Array.from({ length: random.whole(1, 40) }, (_, index) => deviceIdOf(`${id}-blocked-${index}`)),
  })),
  mailbox('nearly full', () => ({ usedBytes: 98.9 * gibibyte, recoverableBytes: 29 * gibibyte })),
  mailbox('empty', () => ({ usedBytes: 0, recoverableBytes: 0 })),
];

function directory(name: string, change: Partial<Directory>): Trait {
  return { name, change: () => ({ directory: change }) };
}

const exchangePlan = { service: 'exchange', capabilityStatus: 'Enabled' };

/** Directory entries of people who may use mail. */
export const directoryTraits: readonly Trait[] = [
  { name: 'plain account', change: () => ({}) },
  directory('hybrid, mailbox moved', { onPremisesSync: true }),
  directory('licence in its grace period', {
    plans: [{ ...exchangePlan, servicePlanId: '9aaf7827-d63c-4b61-89c3-182f06f82e5c', capabilityStatus: 'Warning' }],
  }),
  directory('plan that nobody knows', {
    plans: [{ ...exchangePlan, servicePlanId: '00000000-1111-4222-8333-444444444444' }],
  }),
  directory('several plans, one taken away', {
    plans: [
      { ...exchangePlan, servicePlanId: '9aaf7827-d63c-4b61-89c3-182f06f82e5c', capabilityStatus: 'Deleted' },
      { ...exchangePlan, servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0' },
      {
        service: 'FutureService',
        servicePlanId: '12345678-1111-4222-8333-444444444444',
        capabilityStatus: 'Suspended',
      },
    ],
  }),
  directory('password changed this morning', { passwordChangedMinutesAgo: 300 }),
];

const regional = `https://eur01.${activesyncHost}/Microsoft-Server-ActiveSync`;

/** What the cloud's server says of healthy people. */
export const serverTraits: readonly Trait[] = [
  { name: 'plain server', change: () => ({}) },
  {
    name: 'many versions',
    change: () => ({ activesync: { status: 200, versions: ['2.5', '12.1', '14.1', '16.0', '16.1'] } }),
  },
  { name: 'version of the future', change: () => ({ activesync: { status: 200, versions: ['16.1', '17.0'] } }) },
  {
    name: 'sent on to a regional host',
    change: () => ({ activesync: { status: 451, headers: { 'X-MS-Location': regional } } }),
  },
  { name: 'regional host in Autodiscover', change: () => ({ v2: { kind: 'url', url: regional } }) },
  {
    name: 'server name in another case',
    change: () => ({ v2: { kind: 'url', url: activesyncUrl.replace('https://outlook', 'HTTPS://Outlook') } }),
  },
];
