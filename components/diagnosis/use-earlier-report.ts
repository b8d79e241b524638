'use client';

import { shape } from '@/components/api/shape';
import type { Words } from '@/lib/checks/words';
import type { Report } from '@/lib/report/report';
import { codesOf } from './load-words';
import { type Loading, useApiValue } from './use-api-value';
import { useWords } from './use-words';

/**
 * Reads an ended report and the words of its findings; null reads nothing and stays loading. A report that still runs, or is of
 * another shape, is a problem.
 */
export function useEarlierReport(id: string | null): Loading<{ report: Report; words: Words }> {
  const [read] = useApiValue(id === null ? null : `/api/diagnoses/${encodeURIComponent(id)}`, endedReport);
  const report = read.status === 'ready' ? read.value : null;
  const words = useWords(report && codesOf(report.checks));
  if (read.status === 'problem') return read;
  return report && words ? { status: 'ready', value: { report, words } } : { status: 'loading' };
}

/** The server that wrote it checked it against its schema and ships with this page; what is compared must be there. */
const endedReport = shape((value: unknown): value is Report => {
  if (typeof value !== 'object' || value === null) return false;
  const lists = ['steps', 'checks', 'evidence', 'probes'].every((name) => Array.isArray(Reflect.get(value, name)));
  return lists && typeof Reflect.get(value, 'finishedAt') === 'string';
});
