import type { DiagnosisRow, JournalEntry, Lease, LinkRow, Store } from '@/lib/store/types';
import { createMemoryPhones } from './memory-phones';
import { createMemoryQueue } from './memory-queue';
import { createMemoryRemedies } from './memory-remedies';

interface Kept {
  row: DiagnosisRow;
  entries: JournalEntry[];
}

/** A store in memory with the fencing of the real one, for tests of what stands on it. */
export interface MemoryStore extends Store {
  /** Lets the leases of an owner run out, as a crash does. */
  expire(owner: string): void;
  /** While true every call rejects, as with a database that is gone. */
  setAway(away: boolean): void;
  entries(id: string): JournalEntry[];
  /** Empties the audit log. */
  clearRemedies(): void;
}

const never = new Date(8.64e15).toISOString();

/** An empty store. `now` is the database's clock. */
export function createMemoryStore(now: () => Date = () => new Date()): MemoryStore {
  const kept = new Map<string, Kept>();
  const links = new Map<string, LinkRow & { hash: string }>();
  const listeners = new Set<(id: string) => void>();
  const remedies = createMemoryRemedies(now);
  const phones = createMemoryPhones(now, (id, report) => {
    const found = kept.get(id);
    if (found?.row.status !== 'finished') return null;
    found.row.report = report();
    return found.row.report;
  });
  let away = false;

  const reachable = async () => {
    if (away) throw Object.assign(new Error('connection refused'), { name: 'StoreUnavailableError' });
  };
  const held = (lease: Lease): Kept | null => {
    const found = kept.get(lease.diagnosisId);
    const current = found?.row.lease;
    const same = current?.owner === lease.owner && current.epoch === lease.epoch && found?.row.status === 'running';
    return found && same ? found : null;
  };
  const append = (lease: Lease, entries: JournalEntry[]): boolean => {
    const found = held(lease);
    if (!found) return false;
    const expected = found.entries.length + 1;
    if (entries[0] && entries[0].event.seq !== expected) throw new Error(`expected seq ${expected}`);
    found.entries.push(...structuredClone(entries));
    for (const listener of listeners) listener(lease.diagnosisId);
    return true;
  };
  const hashKey = (hash: Uint8Array) => Buffer.from(hash).toString('hex');

  return {
    engine: 'pglite',
    queue: createMemoryQueue(now, reachable),
    expire(owner) {
      for (const { row } of kept.values()) if (row.lease?.owner === owner) row.lease.until = now().toISOString();
    },
    setAway: (value) => {
      away = value;
    },
    entries: (id) => kept.get(id)?.entries ?? [],
    diagnoses: {
      async create({ owner, ...row }) {
        await reachable();
        const full: DiagnosisRow = {
          ...row,
          subjectAddress: row.requestedAddress.toLowerCase(),
          status: 'running',
          createdAt: now().toISOString(),
          finishedAt: null,
          report: null,
          lease: { owner, epoch: 1, until: never },
        };
        kept.set(row.id, { row: full, entries: [] });
        return { diagnosisId: row.id, owner, epoch: 1 };
      },
      async append(lease, entries) {
        await reachable();
        return append(lease, entries);
      },
      async finish(lease, entries, report) {
        await reachable();
        const found = held(lease);
        if (!found || !append(lease, entries)) return false;
        found.entries = found.entries.map(({ event }) => ({ event }));
        Object.assign(found.row, { status: report.status, report, finishedAt: now().toISOString(), lease: null });
        return true;
      },
      async setSubject(lease, subject) {
        await reachable();
        const found = held(lease);
        if (!found) return false;
        Object.assign(found.row, { subjectOid: subject.oid, subjectAddress: subject.address });
        return true;
      },
      async get(id) {
        await reachable();
        return kept.get(id)?.row ?? null;
      },
      async events(id, after, limit) {
        await reachable();
        const events = kept.get(id)?.entries.map(({ event }) => event) ?? [];
        return events.filter(({ seq }) => seq > after).slice(0, limit);
      },
      async observations(id) {
        await reachable();
        const stored = kept.get(id)?.entries.flatMap(({ observation }) => (observation ? [observation] : [])) ?? [];
        return new Map(stored.map(({ key, observation }) => [key, observation]));
      },
      async list(filter, limit) {
        await reachable();
        const rows = [...kept.values()].map(({ row }) => row).reverse();
        return rows
          .filter((row) =>
            'subjectOid' in filter
              ? row.subjectOid === filter.subjectOid
              : row.subjectAddress === filter.address || row.requestedAddress.toLowerCase() === filter.address,
          )
          .slice(0, limit)
          .map(({ report, request, lease: _lease, ...row }) => ({
            ...row,
            app: request.app,
            verdictState: report?.verdict?.state ?? null,
            primary: report?.verdict?.primary ?? null,
          }));
      },
      async renew(owner) {
        await reachable();
        return [...kept.values()].filter(({ row }) => row.lease?.owner === owner).map(({ row }) => row.id);
      },
      async claim(owner, all) {
        await reachable();
        const free = [...kept.values()].find(
          ({ row }) =>
            row.status === 'running' &&
            row.lease?.owner !== owner &&
            (all || (row.lease?.until ?? '') <= now().toISOString()),
        );
        if (!free) return null;
        const epoch = (free.row.lease?.epoch ?? 0) + 1;
        free.row.lease = { owner, epoch, until: never };
        return { lease: { diagnosisId: free.row.id, owner, epoch }, row: structuredClone(free.row) };
      },
      async delete(id) {
        await reachable();
        return kept.delete(id);
      },
      purge: async () => 0,
    },
    links: {
      async create({ tokenHash, ...link }) {
        await reachable();
        const row = { ...link, createdAt: now().toISOString(), revokedAt: null, lastOpenedAt: null };
        links.set(link.id, { ...row, hash: hashKey(tokenHash) });
      },
      async find(tokenHash) {
        await reachable();
        const wanted = hashKey(tokenHash);
        const live = [...links.values()].find(({ hash, revokedAt }) => hash === wanted && revokedAt === null);
        return live && live.expiresAt > now().toISOString() ? live : null;
      },
      async get(id) {
        await reachable();
        return links.get(id) ?? null;
      },
      list: async (id) => [...links.values()].filter(({ diagnosisId }) => diagnosisId === id),
      async markOpened(id) {
        const link = links.get(id);
        if (link) link.lastOpenedAt = now().toISOString();
      },
      async revoke(id) {
        const link = links.get(id);
        if (!link || link.revokedAt !== null) return false;
        link.revokedAt = now().toISOString();
        return true;
      },
    },
    remedies: remedies.calls,
    ...phones,
    clearRemedies: remedies.clear,
    health: async () => (away ? 'away' : 'ok'),
    onAppend(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {},
  };
}
