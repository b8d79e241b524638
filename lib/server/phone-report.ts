import type { Cloud } from '@/lib/clouds/cloud';
import { givenOf } from '@/lib/diagnosis/given';
import { joinPhoneTests } from '@/lib/diagnosis/join-phone-tests';
import { allEvents } from '@/lib/diagnosis/supervisor';
import { fold } from '@/lib/report/reduce';
import type { Report } from '@/lib/report/report';
import type { DiagnosisRow, Store } from '@/lib/store/types';

/** What joining needs: the store, and the cloud that the checks were given. */
export interface JoinParts {
  store: Store;
  cloud: Cloud;
}

/**
 * The stored report with every confirmed measurement of a phone in it. Heals what a crash between a confirmation and its joining
 * left, and joins what was confirmed while the diagnosis ran. Null while the diagnosis has no report.
 */
export async function currentReport(parts: JoinParts, row: DiagnosisRow): Promise<Report | null> {
  if (row.report === null || row.status !== 'finished') return row.report;
  const tests = await parts.store.phoneTests.confirmed(row.id);
  const joined = new Set(row.report.phoneTests?.map(({ id }) => id));
  if (tests.every(({ id }) => joined.has(id))) return row.report;
  return (await settleReport(parts, row)) ?? row.report;
}

/** Joins anew from the journal, and keeps the result; null when the diagnosis is not finished. */
export async function settleReport({ store, cloud }: JoinParts, row: DiagnosisRow): Promise<Report | null> {
  const plain = fold(row.id, await allEvents(store, row.id));
  const given = givenOf(cloud, row.request, row.createdAt);
  return store.phoneTests.settle(row.id, (tests) => joinPhoneTests(plain, tests, given));
}
