import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyReport, reduce } from './reduce';
import type { Report } from './report';
import { timelineOf } from './timeline';

const second = (n: number) => new Date(Date.UTC(2026, 10, 24, 10, 0, n)).toISOString();

const started: Report = {
  ...emptyReport('d1'),
  startedAt: second(0),
  probes: [
    { id: 'late', area: 'device', status: 'waiting' },
    { id: 'early', area: 'account', status: 'waiting' },
    { id: 'never', area: 'service', status: 'waiting' },
  ],
};

test('a question stands where it began, as long as it took, and the fold keeps when that was', () => {
  let report = reduce(started, { seq: 1, at: second(1), type: 'probe-started', probe: 'early' });
  report = reduce(report, { seq: 2, at: second(3), type: 'probe-started', probe: 'late' });
  const early = { id: 'early', area: 'account', status: 'observed', durationMs: 1500 } as const;
  report = reduce(report, { seq: 3, at: second(3), type: 'probe-finished', probe: early, evidence: [] });
  const late = { id: 'late', area: 'device', status: 'unavailable', durationMs: 4000, failure: 'timed-out' } as const;
  report = reduce(report, { seq: 4, at: second(7), type: 'probe-finished', probe: late, evidence: [] });
  report = reduce(report, { seq: 5, at: second(8), type: 'diagnosis-finished' });
  expect(timelineOf(report)).toEqual({
    totalMs: 8000,
    rows: [
      { id: 'early', status: 'observed', failure: null, startMs: 1000, durationMs: 1500 },
      { id: 'late', status: 'unavailable', failure: 'timed-out', startMs: 3000, durationMs: 4000 },
      { id: 'never', status: 'waiting', failure: null, startMs: null, durationMs: null },
    ],
  });
});

test('every bar lies within the line, whatever the clocks said', () => {
  const time = fc.option(fc.constantFrom('', 'no time', second(0), second(5), second(59)), { nil: undefined });
  const probe = fc.record({ startedAt: time, durationMs: fc.option(fc.nat(40_000), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(probe), fc.constantFrom('', second(0), second(5)), (probes, startedAt) => {
      const all = probes.map(({ startedAt: at, durationMs }, n) => ({
        id: `p${n}`,
        area: 'device' as const,
        status: 'observed' as const,
        ...(at === undefined ? {} : { startedAt: at }),
        ...(durationMs === undefined ? {} : { durationMs }),
      }));
      const line = timelineOf({ probes: all, startedAt, finishedAt: null });
      expect(line.rows).toHaveLength(probes.length);
      for (const row of line.rows) {
        expect((row.startMs ?? 0) + (row.durationMs ?? 0)).toBeLessThanOrEqual(line.totalMs);
        expect(row.startMs ?? 0).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
