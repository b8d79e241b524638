import { homeDomain } from '../names';
import type { Person } from '../scenarios/scenario';
import type { Trait, TraitInput } from './trait';

function person(name: string, how: (person: Person, input: TraitInput) => Partial<Person>, finds?: string[]): Trait {
  const change = (input: TraitInput) => ({ person: { ...input.so.person, ...how(input.so.person, input) } });
  return { name, change, ...(finds === undefined ? {} : { finds }) };
}

const oddNames = [
  'محمد علي',
  '李小龙',
  'Łukasz Żółć',
  "Siobhán O'Brien-Nguyễn",
  'Anna 📱 Jansen',
  '<b>Anna</b> & "Co" <script>alert(1)</script>',
  'Jansen, Anna (Finance) [extern]',
  `Maria ${'de la '.repeat(25)}Cruz`,
  'null',
  'Ann‮asnej',
];

/** Names as people have them. */
export const nameTraits: readonly Trait[] = [
  person('plain name', () => ({})),
  person('odd name', (_, { random }) => ({ name: random.pick(oddNames) })),
];

// What Microsoft 365 takes in a sign-in name (learn.microsoft.com/microsoft-365/enterprise/prepare-a-non-routable-domain).
const oddLocals = ["o'brien", 'a#b', 'h^at', 'wow!', 'til~de', '_under_', 'd-a-s-h', 'a.b.c.d', '007', 'ANNA.Jansen'];

function domainOf({ so }: TraitInput): string {
  return so.network?.domain ?? homeDomain;
}

/** Addresses and sign-in names. */
export const addressTraits: readonly Trait[] = [
  person('plain address', () => ({})),
  person('odd characters in the address', ({ local }, { random }) => ({ local: `${random.pick(oddLocals)}${local}` })),
  person('address in mixed case', ({ local }) => ({ local: `Anna.JANSEN-${local.toUpperCase()}` })),
  person('sign-in name in another case', ({ local }, input) => ({
    signInName: `${local.toUpperCase()}@${domainOf(input).toUpperCase()}`,
  })),
  person('many proxy addresses', ({ local }, { id }) => ({
    aliases: [
      `${id}+phone@${homeDomain}`,
      `${id}&co=x@${homeDomain}`,
      `${id}%41@${homeDomain}`,
      `former.${local}@old.test`,
    ],
  })),
  person('sign-in name unlike the address', (_, { id }) => ({ signInName: `${id}.hr-4711@${homeDomain}` }), [
    'account/sign-in-name-differs',
  ]),
];
