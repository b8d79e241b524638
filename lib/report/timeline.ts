import type { ProbeReport, Report } from './report';

/** One question on the time line of a report. Times are milliseconds; null where the report does not know them. */
export interface TimelineRow {
  id: string;
  status: ProbeReport['status'];
  failure: ProbeReport['failure'] | null;
  /** From the start of the check to the start of the question, never below 0. */
  startMs: number | null;
  durationMs: number | null;
}

/** When each question was asked and how long it took; `totalMs` is the length of the line, at least 1. */
export interface Timeline {
  totalMs: number;
  rows: TimelineRow[];
}

/** Lays a report's probes on one line of time, in the order in which they began; what has no time comes last. Total. */
export function timelineOf(report: Pick<Report, 'probes' | 'startedAt' | 'finishedAt'>): Timeline {
  const start = Date.parse(report.startedAt);
  const rows = report.probes.map(({ id, status, failure, startedAt, durationMs }): TimelineRow => {
    const offset = startedAt === undefined ? Number.NaN : Date.parse(startedAt) - start;
    const startMs = Number.isNaN(offset) ? null : Math.max(0, offset);
    return { id, status, failure: failure ?? null, startMs, durationMs: durationMs ?? null };
  });
  const whole = report.finishedAt === null ? Number.NaN : Date.parse(report.finishedAt) - start;
  const ends = rows.map(({ startMs, durationMs }) => (startMs ?? 0) + (durationMs ?? 0));
  const late = Number.POSITIVE_INFINITY;
  return {
    totalMs: Math.max(1, Number.isNaN(whole) ? 0 : whole, ...ends),
    rows: [...rows].sort((a, b) => (a.startMs ?? late) - (b.startMs ?? late) || 0),
  };
}
