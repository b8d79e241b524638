import type { EventBody, ReportEvent } from '@/lib/report/events';
import { fold } from '@/lib/report/reduce';
import type { Report } from '@/lib/report/report';
import type { Diagnoses, JournalEntry, Lease } from '../types';

/** What a test needs of a diagnosis: as little as the types allow. */
export const oid = '11111111-2222-3333-4444-555555555555';

let lastId = 0;

/** An id that no other test of this process uses. */
export function freshId(): string {
  lastId += 1;
  return `d-${process.pid}-${lastId}`;
}

export function entry(seq: number, body: EventBody = { type: 'probe-started', probe: `probe-${seq}` }): JournalEntry {
  return { event: numbered(seq, body) };
}

function numbered(seq: number, body: EventBody): ReportEvent {
  return { seq, at: '2026-11-24T10:00:00.000Z', ...body } as ReportEvent;
}

/** The first entry of every journal. */
export function started(id: string): JournalEntry {
  return entry(1, {
    type: 'diagnosis-started',
    diagnosisId: id,
    requested: 'Ada@Contoso.test',
    app: 'native',
    cloud: { name: 'sandbox', notice: null, activesyncHost: 'outlook.office365.test' },
    probes: [{ id: 'directory-user', area: 'account' }],
  });
}

/** Creates a running diagnosis whose first lease is `owner`'s. */
export function begin(diagnoses: Diagnoses, owner: string, more: Partial<Parameters<Diagnoses['create']>[0]> = {}) {
  return diagnoses.create({
    id: freshId(),
    createdBy: oid,
    subjectOid: oid,
    requestedAddress: 'Ada@Contoso.test',
    request: { app: 'native', deviceId: null, user: null },
    owner,
    ...more,
  });
}

/** A finished report as the fold would make it. */
export function finishedReport(id: string): Report {
  const verdict: EventBody = {
    type: 'verdict-reached',
    verdict: {
      state: 'blocked',
      primary: 'mailbox/activesync-disabled',
      others: [],
      coverage: { decided: 1, undecided: [] },
    },
  };
  return fold(id, [started(id).event, numbered(2, verdict), numbered(3, { type: 'diagnosis-finished' })]);
}

/** Ends a diagnosis whose journal has `written` entries. */
export function end(diagnoses: Diagnoses, lease: Lease, written: number): Promise<boolean> {
  const last = entry(written + 1, { type: 'diagnosis-finished' });
  return diagnoses.finish(lease, [last], finishedReport(lease.diagnosisId));
}
