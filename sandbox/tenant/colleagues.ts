import type { Scenario } from '../scenarios/scenario';
import { type Account, accountOf } from './account';

const given = ['Aisha', 'Björn', 'Chiara', 'Dirk', 'Élodie', 'Fatima', 'Gert', 'Hanneke', 'İbrahim', 'Joris', 'Karin'];
const more = ['Lotte', 'Małgorzata', 'Niels', 'Omar', 'Priya', 'Rūta', 'Siobhán', 'Tamar', 'Wietske'];
const family = ["O'Brien", 'van den Berg', 'Claes', 'de Wit', 'Haddad', 'Janssens', 'Kowalska', 'Lindqvist'];
const others = ['Mulder', 'Nagy', 'Özdemir', 'Peeters', 'Smit'];

/** The part before the sign of an address: plain letters, as most directories keep them. */
function localOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ı', 'i');
  return plain.toLowerCase().replaceAll(/[^a-z]+/g, '.');
}

/** A person who only fills the directory: healthy, with one phone, in nobody's list of scenarios. */
function colleague(name: string): Scenario {
  return {
    id: `colleague-${localOf(name)}`,
    group: 'Nothing wrong',
    label: name,
    hint: 'One of many in the directory.',
    // The addresses of the initial domain and of a former name are further addresses, as grown directories have them.
    person: { name, local: localOf(name), aliases: [`info.${localOf(name)}@contoso.test`] },
    signIns: [],
    mustFind: [],
    mustNotFind: [],
    verdict: 'healthy',
    primary: null,
  };
}

/** 260 people whom nothing is wrong with, the same at each start: a search meets more than one page of them. */
export function colleagues(): Account[] {
  const names = [...given, ...more].flatMap((first) => [...family, ...others].map((last) => `${first} ${last}`));
  return names.map((name) => accountOf(colleague(name)));
}
