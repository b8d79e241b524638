import type { RemedyRow } from '@/lib/store/remedy-types';
import type { Store } from '@/lib/store/types';

type Remedies = Store['remedies'];

/** The audit log in memory, with the two refusals of the real one. `now` is the database's clock. */
export function createMemoryRemedies(now: () => Date): { calls: Remedies; clear(): void } {
  let rows: RemedyRow[] = [];
  const find = (actorOid: string, key: string) =>
    rows.find((row) => row.actor.oid === actorOid && row.key === key) ?? null;
  const calls: Remedies = {
    async begin(row) {
      const same = find(row.actor.oid, row.key);
      if (same !== null) return { kind: 'same-key', row: same };
      if (rows.some(({ subject, outcome }) => subject.oid === row.subject.oid && outcome === 'started')) {
        return { kind: 'busy' };
      }
      const empty = { endedAt: null, before: null, after: null, undo: null, detail: null, retestId: null };
      rows = [{ ...row, ...empty, at: now().toISOString(), outcome: 'started', requestIds: [] }, ...rows];
      return { kind: 'begun' };
    },
    async end(id, end) {
      const row = rows.find((one) => one.id === id) ?? null;
      if (row === null || !['started', 'not-visible-yet', 'unknown'].includes(row.outcome)) return row;
      return Object.assign(row, end, end.outcome === 'started' ? {} : { endedAt: now().toISOString() });
    },
    async setRetest(id, diagnosisId) {
      const row = rows.find((one) => one.id === id);
      if (row) row.retestId = diagnosisId;
    },
    find: async (actorOid, key) => find(actorOid, key),
    earlier: async (subjectOid) =>
      rows.flatMap(({ subject, remedy, deviceId, actor, outcome, endedAt }) => {
        if (subject.oid !== subjectOid) return [];
        if (outcome !== 'applied' && outcome !== 'not-visible-yet' && outcome !== 'unknown') return [];
        const agoMs = now().getTime() - Date.parse(endedAt ?? '');
        return [{ remedy, deviceId, actorAddress: actor.address, outcome, agoMs }];
      }),
    async list({ address, remedy, after, before }, limit) {
      const mark = before === undefined ? -1 : rows.findIndex(({ id }) => id === before);
      if (before !== undefined && mark < 0) return [];
      const wanted = address?.toLowerCase();
      return rows
        .slice(mark + 1)
        .filter((row) => wanted === undefined || [row.subject.address, row.requestedAddress].includes(wanted))
        .filter((row) => remedy === undefined || row.remedy === remedy)
        .filter((row) => after === undefined || row.at > after)
        .slice(0, limit);
    },
    purge: async () => 0,
  };
  const clear = () => {
    rows = [];
  };
  return { calls, clear };
}
