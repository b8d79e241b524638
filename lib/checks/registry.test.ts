import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObservationKey } from '@/lib/report/observations';
import { stepIds } from '@/lib/report/vocabulary';
import { decideVerdict } from '@/lib/verdict/decide-verdict';
import { stepOutcome } from '@/lib/verdict/step-outcome';
import { evaluateCheck } from './evaluate';
import { checks } from './registry';
import { given, healthy, observationsOf, outlookPhone, stats, unavailable } from './testing/healthy';

function diagnose(values: Parameters<typeof observationsOf>[0], changes: Partial<typeof given> = {}) {
  const observations = observationsOf(values);
  return checks.map((check) =>
    evaluateCheck(check, observations, { ...given, ...changes }, (_id, error) => {
      throw error;
    }),
  );
}

describe('all checks together', () => {
  it('find nothing wrong with a healthy person, and pass all five steps', () => {
    const reports = diagnose(healthy);
    expect(reports.flatMap(({ findings }) => findings)).toEqual([]);
    expect(stepIds.map((step) => stepOutcome(step, reports).outcome)).toEqual(stepIds.map(() => 'passed'));
    expect(decideVerdict(reports, checks)).toMatchObject({ state: 'healthy', primary: null });
  });

  it('find nothing wrong with a healthy person who uses Outlook', () => {
    const reports = diagnose(
      {
        ...healthy,
        devices: { devices: [outlookPhone] },
        deviceStatistics: { statistics: [stats('OUTLOOK1', { lastSyncAttempt: null, lastSuccessSync: null })] },
        signIns: { signIns: [] },
      },
      { app: 'outlook' },
    );
    expect(reports.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'inapplicable')).toEqual([]);
    expect(stepIds.map((step) => stepOutcome(step, reports).outcome)).toEqual(stepIds.map(() => 'passed'));
  });

  const keys = Object.keys(healthy) as ObservationKey[];
  it.each(keys)('claim nothing when %s cannot be read', (key) => {
    const observations = { ...observationsOf(healthy), [key]: unavailable({ reason: 'timed-out' }) };
    for (const check of checks) {
      const report = evaluateCheck(check, observations, given);
      expect(report.findings, check.id).toEqual([]);
      if (check.needs.includes(key) && check.id !== 'phone-network' && report.outcome !== 'inapplicable') {
        expect(report, check.id).toMatchObject({ outcome: 'untested', reason: 'timed-out' });
      }
    }
  });

  it('give a reason with every undecided outcome and never throw, whatever is missing', () => {
    fc.assert(
      fc.property(fc.subarray(keys), fc.constantFrom('native', 'outlook', 'unknown'), (present, app) => {
        const values = Object.fromEntries(present.map((key) => [key, healthy[key]]));
        for (const report of diagnose(values, { app })) {
          const undecided = report.outcome === 'cantTell' || report.outcome === 'untested';
          expect(report.reason !== undefined, report.id).toBe(undecided);
          expect(
            report.findings.filter(({ severity }) => severity === 'error'),
            report.id,
          ).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
