import { isIPv4, isIPv6 } from 'node:net';
import type { DnsRecord } from './world';

/** A record that can stand in an answer. */
export type AnswerableRecord = Exclude<DnsRecord, { type: 'SERVFAIL' }>;

/** All names of the simulated internet, as one zone. Names are in lower case and without the final dot. */
export interface Zone {
  records: ReadonlyMap<string, readonly DnsRecord[]>;
  /** Every name that exists: owners of records and all names above them (RFC 8020). */
  names: ReadonlySet<string>;
}

/** What a resolver says to a question: the alias chain it walked, then the records asked for. */
export interface ZoneAnswer {
  rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL';
  answers: { owner: string; record: AnswerableRecord }[];
}

/** Longer chains, and loops, are what resolvers give up on. */
const maxAliases = 16;

/** Indexes the records. A name that begins with `*.` is a wildcard (RFC 4592). Throws on an address that is none. */
export function buildZone(records: readonly DnsRecord[]): Zone {
  const byName = new Map<string, DnsRecord[]>();
  const names = new Set(['']);
  for (const record of records) {
    checkAddress(record);
    const owner = normalName(record.name);
    byName.set(owner, [...(byName.get(owner) ?? []), record]);
    for (let name = owner; name !== ''; name = parentOf(name)) names.add(name);
  }
  return { records: byName, names };
}

/**
 * Answers one question, following aliases (RFC 1034 4.3.2). NXDOMAIN is about the last name of the chain (RFC 6604 2.1);
 * NODATA is NOERROR without a record of the type asked for.
 */
export function lookUp(zone: Zone, name: string, type: string): ZoneAnswer {
  const answers: ZoneAnswer['answers'] = [];
  let owner = normalName(name);
  for (let hop = 0; hop <= maxAliases; hop += 1) {
    const records = recordsAt(zone, owner);
    if (records === null) return { rcode: 'NXDOMAIN', answers };
    if (records.some((record) => record.type === 'SERVFAIL')) return { rcode: 'SERVFAIL', answers: [] };
    const answerable = records.filter((record): record is AnswerableRecord => record.type !== 'SERVFAIL');
    const alias = type === 'CNAME' ? undefined : answerable.find((record) => record.type === 'CNAME');
    if (alias === undefined) {
      for (const record of answerable) if (record.type === type) answers.push({ owner, record });
      return { rcode: 'NOERROR', answers };
    }
    answers.push({ owner, record: alias });
    owner = normalName(alias.value);
  }
  return { rcode: 'SERVFAIL', answers: [] };
}

/** Records of a name, by wildcard if need be; empty when the name exists without any; null when it does not exist. */
function recordsAt(zone: Zone, name: string): readonly DnsRecord[] | null {
  const own = zone.records.get(name);
  if (own !== undefined) return own;
  if (zone.names.has(name)) return [];
  // Only the wildcard right under the closest existing name counts (RFC 4592 3.3.1).
  let encloser = parentOf(name);
  while (!zone.names.has(encloser)) encloser = parentOf(encloser);
  return zone.records.get(encloser === '' ? '*' : `*.${encloser}`) ?? null;
}

function checkAddress(record: DnsRecord): void {
  const wrong = (record.type === 'A' && !isIPv4(record.value)) || (record.type === 'AAAA' && !isIPv6(record.value));
  if (wrong) throw new Error(`${record.name} has a record of type ${record.type} with the address ${record.value}`);
}

function parentOf(name: string): string {
  const dot = name.indexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1);
}

function normalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
