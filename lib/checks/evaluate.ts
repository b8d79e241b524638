import type { FindingCode } from '@/lib/report/codes';
import type { Given, Observation, ObservationKey, Observations, ProbeFailure } from '@/lib/report/observations';
import type { CheckReport, Finding } from '@/lib/report/report';
import { catalog } from './catalog';
import type { Check, CheckResult, Result, StatedFinding } from './define-check';

/** Observations by key; a missing key means that its probe has not run. */
export type ObservationMap = { [K in ObservationKey]?: Observation<Observations[K]> };

/** Called with a check's id and what it threw: our own bug, to be logged. */
export type OnCheckBug = (checkId: string, error: unknown) => void;

/** The answers a check may give. Shared by all checks; the codes are narrowed by each check's own declaration. */
const answers: Omit<Result<FindingCode>, 'unread'> = {
  passed: (notes = []) => ({ outcome: 'passed', findings: notes }),
  failed: (findings) => ({ outcome: 'failed', findings: Array.isArray(findings) ? findings : [findings] }),
  cantTell: (reason, findings = []) => ({ outcome: 'cantTell', reason, findings }),
  untested: (reason, detail) => ({
    outcome: 'untested',
    reason,
    ...(detail === undefined ? {} : { reasonDetail: detail }),
    findings: [],
  }),
  inapplicable: () => ({ outcome: 'inapplicable', findings: [] }),
  finding: (code, args) => ({ code, args: { ...(args as StatedFinding['args']) } }),
  otherDevice: (code, args) => ({ code, args: { ...(args as StatedFinding['args']) }, aboutOtherDevice: true }),
};

/** The answers over one set of observations, so that a check can say why a wanted one is missing. */
function resultOver(observations: ObservationMap): Result<FindingCode> {
  return {
    ...answers,
    unread: (key, cleared = false) => ({
      ...untestedBy(failureOf(key, observations) ?? { reason: 'internal-error', detail: key }),
      ...(cleared ? { cleared: true } : {}),
    }),
  };
}

/**
 * Runs one check over what was observed. Total: a check that throws gives `untested: internal-error` and is handed to
 * `onBug`. Adds severity from the catalogue and the ids of the evidence that the check looked at.
 */
export function evaluateCheck(
  check: Check,
  observations: ObservationMap,
  given: Given,
  onBug?: OnCheckBug,
): CheckReport {
  const result = resultOver(observations);
  const report = (answer: CheckResult) => toReport(check, answer, evidenceOf(check, observations));
  try {
    if (!check.applies(given)) return report(result.inapplicable());
    const failure = missingNeed(check, observations);
    if (failure !== null) return report(untestedBy(failure));
    // The needs were just seen to be observed; wants may be absent. The registry's wide type cannot say which is which.
    return report(check.evaluate(valuesOf(check, observations) as Observations, given, result));
  } catch (error) {
    onBug?.(check.id, error);
    return report(result.untested('internal-error'));
  }
}

/** Why the check cannot run, or null. A reason of its own says more than "blocked by an earlier one". */
function missingNeed(check: Check, observations: ObservationMap): ProbeFailure | null {
  const failures = check.needs.flatMap((key) => failureOf(key, observations) ?? []);
  return failures.find((failure) => failure.reason !== 'blocked-by-earlier') ?? failures[0] ?? null;
}

/** Why one observation is missing; null when it is there. */
function failureOf(key: ObservationKey, observations: ObservationMap): ProbeFailure | null {
  const observation = observations[key];
  if (observation === undefined) return { reason: 'blocked-by-earlier', detail: key };
  return observation.status === 'unavailable' ? observation.failure : null;
}

function untestedBy(failure: ProbeFailure): CheckResult & { outcome: 'cantTell' | 'untested' } {
  return {
    outcome: 'untested',
    reason: failure.reason,
    ...(failure.detail === undefined ? {} : { reasonDetail: failure.detail }),
    ...(failure.retryAt === undefined ? {} : { retryAt: failure.retryAt }),
    findings: [],
  };
}

function valuesOf(check: Check, observations: ObservationMap): Partial<Observations> {
  const entries = [...check.needs, ...check.wants].flatMap((key) => {
    const observation = observations[key];
    return observation?.status === 'observed' ? [[key, observation.value] as const] : [];
  });
  return Object.fromEntries(entries);
}

function evidenceOf(check: Check, observations: ObservationMap): string[] {
  const ids = [...check.needs, ...check.wants].flatMap((key) => observations[key]?.evidence.map(({ id }) => id) ?? []);
  return [...new Set(ids)];
}

function severityOf({ code, aboutOtherDevice, hasWayRound }: StatedFinding): Finding['severity'] {
  if (aboutOtherDevice) return 'note';
  const { severity } = catalog[code];
  return hasWayRound && severity === 'error' ? 'warning' : severity;
}

function toReport(check: Check, answer: CheckResult, evidence: string[]): CheckReport {
  const findings = answer.findings.map(
    (stated): Finding => ({
      code: stated.code,
      severity: severityOf(stated),
      args: stated.args,
      evidence,
    }),
  );
  const base = { id: check.id, area: check.area, step: check.step, findings };
  if (answer.outcome === 'cantTell' || answer.outcome === 'untested') {
    return {
      ...base,
      outcome: answer.outcome,
      reason: answer.reason,
      ...(answer.reasonDetail === undefined ? {} : { reasonDetail: answer.reasonDetail }),
      ...(answer.retryAt === undefined ? {} : { retryAt: answer.retryAt }),
      ...(answer.cleared ? { cleared: true } : {}),
    };
  }
  if (answer.outcome === 'inapplicable') return { ...base, outcome: 'inapplicable' };
  // Contract: a check is `failed` only with a finding of severity error or warning; notes leave it passed.
  return { ...base, outcome: findings.some(({ severity }) => severity !== 'note') ? 'failed' : 'passed' };
}
