import { iphone } from '../scenarios/phones';
import type { ManagedPhone } from '../scenarios/scenario';
import type { Trait, TraitInput } from './trait';

/** The phone in use as Intune knows it, in order; `changes` are what is different and stops nothing. */
function managed(name: string, changes: Partial<ManagedPhone>): Trait {
  const phoneOf = ({ id, so }: TraitInput) => so.phones?.find(({ clientType }) => clientType === 'EAS') ?? iphone(id);
  return {
    name,
    change: (input) => ({
      managed: [
        {
          deviceId: phoneOf(input).deviceId,
          operatingSystem: 'iOS',
          osVersion: '26.1',
          manufacturer: 'Apple',
          model: 'iPhone 17',
          complianceState: 'compliant',
          checkedInMinutesAgo: 95,
          failingSettings: [],
          profiles: [],
          wipeRequestedMinutesAgo: null,
          ...changes,
        },
      ],
    }),
  };
}

/** Phones in device management that get mail. */
export const managementTraits: readonly Trait[] = [
  { name: 'not managed', change: () => ({}) },
  managed('managed and compliant', {}),
  managed('in its grace period', { complianceState: 'inGracePeriod' }),
  managed('compliance that nobody knows', {
    complianceState: 'stateOfTheFuture' as ManagedPhone['complianceState'],
    profiles: [{ name: 'Company e-mail', state: 'stateOfTheFuture' as 'error' }],
  }),
  managed('checked in long ago', { checkedInMinutesAgo: 40 * 1440, complianceState: 'unknown' }),
];
