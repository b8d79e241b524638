import { neverWhenHealthy } from '../scenarios/reference';
import type { Scenario } from '../scenarios/scenario';
import { domainTraits } from './domains';
import { directoryTraits, mailboxTraits, serverTraits } from './mailboxes';
import { managementTraits } from './management';
import { addressTraits, nameTraits } from './people';
import { appTraits, otherPhoneTraits, phoneTraits } from './phones';
import { createRandom, type Random } from './random';
import { signInTraits } from './sign-ins';
import type { Trait } from './trait';

/** A healthy person, different in many ways that stop no phone, with the names of those ways. */
export interface Variation {
  scenario: Scenario;
  traits: readonly string[];
}

/** In the order of making: an address needs its domain, a log its app. Each but the phone starts with what is usual. */
const groups: readonly { traits: readonly Trait[]; changedPercent: number }[] = [
  { traits: domainTraits, changedPercent: 75 },
  { traits: nameTraits, changedPercent: 50 },
  { traits: addressTraits, changedPercent: 50 },
  { traits: directoryTraits, changedPercent: 50 },
  { traits: mailboxTraits, changedPercent: 50 },
  { traits: serverTraits, changedPercent: 40 },
  { traits: phoneTraits, changedPercent: 70 },
  { traits: appTraits, changedPercent: 30 },
  { traits: otherPhoneTraits, changedPercent: 60 },
  { traits: signInTraits, changedPercent: 60 },
  { traits: managementTraits, changedPercent: 40 },
];

/** Names of all traits, in the order of making. */
export const traitNames: readonly string[] = groups.flatMap(({ traits }) => traits.map(({ name }) => name));

/**
 * Makes `count` healthy people, the same for the same seed: the first ones of a longer list are those of a shorter one.
 * A trait that rightly provokes a warning makes its person degraded with that code.
 */
export function healthyVariations(seed: number, count: number): Variation[] {
  return Array.from({ length: count }, (_, index) => vary(index, createRandom(seed * 100_003 + index)));
}

function vary(index: number, random: Random): Variation {
  const id = `v${String(index + 1).padStart(4, '0')}`;
  let scenario = base(id);
  const traits = groups.map((group) => choose(group, random));
  for (const trait of traits) scenario = { ...scenario, ...trait.change({ random, id, so: scenario }) };
  const finds = traits.flatMap((trait) => trait.finds ?? []);
  const [primary = null] = finds;
  const judged = { mustFind: finds, primary, verdict: primary === null ? 'healthy' : 'degraded' } as const;
  return { scenario: { ...scenario, ...judged }, traits: traits.map(({ name }) => name) };
}

function choose({ traits, changedPercent }: (typeof groups)[number], random: Random): Trait {
  const [usual, ...others] = traits;
  if (usual === undefined) throw new RangeError('a group without traits');
  return random.percent(changedPercent) ? random.pick(others) : usual;
}

function base(id: string): Scenario {
  return {
    id,
    group: 'Nothing wrong',
    label: id,
    hint: 'A healthy person, made by chance.',
    person: { name: `Person ${id}`, local: `person.${id}` },
    mustFind: [],
    mustNotFind: neverWhenHealthy,
    verdict: 'healthy',
    primary: null,
  };
}
