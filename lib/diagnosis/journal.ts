import type { EventBody, ReportEvent } from '@/lib/report/events';
import { fold, reduce } from '@/lib/report/reduce';
import type { Report } from '@/lib/report/report';
import { isFinal } from '@/lib/report/vocabulary';
import type { Diagnoses, JournalEntry, Lease } from '@/lib/store/types';
import type { RunItem } from './run';

/** Writes one diagnosis: numbers events, stores them, and only then lets anybody see them. */
export interface Journal {
  /** Writes what became known together, in one go. False when the lease is not ours any more: stop. */
  write(items: readonly RunItem[]): Promise<boolean>;
  /** The report as far as it is stored. */
  report(): Report;
  /** True once a final event is stored. */
  ended(): boolean;
}

/**
 * Opens the journal of a diagnosis whose lease we hold. `earlier` is what it already holds, in order. Store errors are
 * thrown on, after one look whether the write had gone through all the same.
 */
export function openJournal(options: {
  diagnoses: Diagnoses;
  lease: Lease;
  earlier: readonly ReportEvent[];
  /** Whose mailbox it is, when that was known from the start: then the directory does not change it. */
  subjectOid: string | null;
  now(): Date;
}): Journal {
  const { diagnoses, lease, now } = options;
  let report = fold(lease.diagnosisId, options.earlier);
  let seq = options.earlier.at(-1)?.seq ?? 0;
  let ended = false;
  return {
    report: () => report,
    ended: () => ended,
    async write(items) {
      if (ended || items.length === 0) return !ended;
      const at = now().toISOString();
      const entries = items.map((item, index) => entryOf(item, seq + index + 1, at));
      const next = entries.reduce((folded, entry) => reduce(folded, entry.event), report);
      const final = entries.some((entry) => isFinal(entry.event));
      const send = () => (final ? diagnoses.finish(lease, entries, next) : diagnoses.append(lease, entries));
      const written = await send().catch(async (error: unknown) => {
        if (await wasWritten(diagnoses, lease, entries)) return true;
        throw error;
      });
      if (!written) return false;
      seq += entries.length;
      report = next;
      ended = final;
      if (!final) await noteSubject(diagnoses, lease, entries, options.subjectOid);
      return true;
    },
  };
}

function entryOf(item: RunItem, seq: number, at: string): JournalEntry {
  const event = numbered(item.event, seq, at);
  return item.observation ? { event, observation: item.observation } : { event };
}

/** TypeScript loses the link between the union's members in a spread; the two fields are the only addition. */
function numbered(body: EventBody, seq: number, at: string): ReportEvent {
  return { ...body, seq, at } as ReportEvent;
}

/** A connection can break after the commit: then the first of our entries stands in the journal. */
async function wasWritten(diagnoses: Diagnoses, lease: Lease, entries: readonly JournalEntry[]): Promise<boolean> {
  const first = entries[0]?.event;
  if (!first) return false;
  const [stored] = await diagnoses.events(lease.diagnosisId, first.seq - 1, 1).catch(() => []);
  return stored !== undefined && stored.type === first.type && stored.at === first.at;
}

/** Lets the list of diagnoses find this one by the address and the object id that the directory named. */
async function noteSubject(
  diagnoses: Diagnoses,
  lease: Lease,
  entries: readonly JournalEntry[],
  known: string | null,
): Promise<void> {
  const resolved = entries.find((entry) => entry.event.type === 'subject-resolved')?.event;
  if (resolved?.type !== 'subject-resolved') return;
  const observed = entries.find((entry) => entry.observation?.key === 'directoryUser')?.observation?.observation;
  const oid = observed?.status === 'observed' ? objectIdOf(observed.value) : null;
  await diagnoses.setSubject(lease, { oid: known ?? oid, address: resolved.address.toLowerCase() });
}

function objectIdOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' && value.id !== '' ? value.id : null;
}
