import type { Evidence } from './evidence';

/** One fact that is not as it was; null where it was not there. `about` names the thing, `name` the fact. */
export interface FactChange {
  about: string;
  name: string;
  before: string | null;
  after: string | null;
}

/**
 * The facts that changed between the evidence of two checks, in the order of the later one; then those that are no longer there. A thing
 * that only one of the two asked about has not changed, it was not asked: it is left out, except for a phone, since the list of phones
 * is always whole.
 */
export function factChanges(before: readonly Evidence[], after: readonly Evidence[]): FactChange[] {
  const was = things(before);
  const is = things(after);
  const changes: FactChange[] = [];
  for (const key of new Set([...is.keys(), ...was.keys()])) {
    const earlier = was.get(key);
    const later = is.get(key);
    if ((earlier === undefined || later === undefined) && !isWhole(key, [was, is])) continue;
    const about = (later ?? earlier)?.about ?? '';
    for (const name of new Set([...Object.keys(later?.facts ?? {}), ...Object.keys(earlier?.facts ?? {})])) {
      const change = { about, name, before: earlier?.facts[name] ?? null, after: later?.facts[name] ?? null };
      if (change.before !== change.after) changes.push(change);
    }
  }
  return changes;
}

/** True for a phone of a list that both checks could read: one that is missing from a list that was not read says nothing. */
function isWhole(key: string, both: readonly ReadonlyMap<string, Thing>[]): boolean {
  const [kind, probe] = key.split(' ');
  const list = `${kind} ${probe} `;
  return kind === 'device' && both.every((all) => [...all.keys()].some((other) => other.startsWith(list)));
}

interface Thing {
  about: string;
  facts: Record<string, string>;
}

/** The things that evidence speaks of, by a name that the next check gives them again; what has no such name is left out. */
function things(evidence: readonly Evidence[]): Map<string, Thing> {
  const all = new Map<string, Thing>();
  const twice = new Set<string>();
  for (const item of evidence) {
    const [name, facts] = factsOf(item);
    const key = `${item.kind} ${item.probe} ${name}`;
    if (all.has(key)) twice.add(key);
    all.set(key, { about: item.label, facts });
  }
  for (const key of twice) all.delete(key);
  return all;
}

/** What of a piece of evidence is a fact about the tenant: how long it took, who answered and when is not. */
function factsOf(item: Evidence): [name: string, facts: Record<string, string>] {
  switch (item.kind) {
    case 'setting':
      return [`${item.source} ${item.label}`, item.values];
    case 'device':
      return [`${item.source} ${item.deviceId}`, item.values];
    case 'token-claims':
      return [item.label, item.values];
    case 'dns-answer': {
      // The order of answers turns with every question (RFC 1794).
      const answer = item.outcome === 'answered' ? [...item.answers].sort().join(', ') : item.outcome;
      return [`${item.recordType} ${item.name}`, { [item.recordType]: answer }];
    }
    case 'certificate': {
      const facts = item.certificate;
      if (facts === null) return [item.host, { Certificate: item.failure ?? 'none' }];
      return [item.host, { Certificate: facts.problem ?? 'accepted by phones', 'Valid to': facts.validTo }];
    }
    case 'http-exchange': {
      const answer = item.response === null ? (item.failure ?? 'no answer') : `HTTP ${item.response.status}`;
      return [`${item.request.method} ${item.request.url}`, { Answer: answer }];
    }
  }
}
