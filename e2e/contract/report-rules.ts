import type { SeenReport } from './world';

const stepIds = ['before-you-start', 'activesync', 'device-access', 'autodiscover', 'manual-setup'];
const areas = ['service', 'account', 'sign-in', 'mailbox', 'device', 'autodiscover', 'activesync', 'network'];
const outcomes = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'];
const states = ['healthy', 'degraded', 'blocked', 'inconclusive'];
const severities = ['error', 'warning', 'note'];

type Check = SeenReport['checks'][number];
/** Notes a sentence when a rule does not hold. */
type Demand = (holds: boolean, sentence: string) => void;

/**
 * What the contract says of every finished report, whatever was found. Out: a sentence for each rule that is broken. It is
 * no row of `expect`: the simulated tenant lives in this process and would answer nobody while thousands of them are noted.
 */
export function brokenRules(report: SeenReport): string[] {
  const broken: string[] = [];
  const demand: Demand = (holds, sentence) => {
    if (!holds) broken.push(sentence);
  };
  const { checks, steps, evidence, verdict } = report;
  demand(Number.isInteger(report.schemaVersion), 'schemaVersion is a number');
  demand(report.status === 'finished', `status ${report.status}`);
  const took = Date.parse(report.finishedAt ?? '') - Date.parse(report.startedAt);
  demand(took >= 0 && took <= 30_000, `took ${took} ms`);
  demand(steps.map((step) => step.id).join() === stepIds.join(), `steps ${steps.map((step) => step.id)}`);
  for (const step of steps) {
    const own = checks.filter((check) => check.step === step.id).map((check) => check.outcome);
    demand(step.outcome === stepOutcome(own), `step ${step.id} is ${step.outcome} of ${own}`);
    judgeReason(step, demand);
  }
  demand(new Set(checks.map((check) => check.id)).size === checks.length, 'a check stands there twice');
  const ids = new Set(evidence.map((entry) => entry.id));
  demand(ids.size === evidence.length, 'an evidence id stands there twice');
  demand(
    evidence.every((entry) => typeof entry.kind === 'string'),
    'evidence without a kind',
  );
  for (const check of checks) judgeCheck(check, ids, demand);
  demand(verdict !== null, 'no verdict');
  if (verdict) judgeVerdict(verdict, checks, demand);
  return broken;
}

function stepOutcome(own: string[]): string {
  for (const outcome of ['failed', 'cantTell', 'untested']) if (own.includes(outcome)) return outcome;
  return own.every((outcome) => outcome === 'inapplicable') ? 'inapplicable' : 'passed';
}

function judgeReason({ id, outcome, reason }: { id: string; outcome: string; reason?: string }, demand: Demand): void {
  demand(outcomes.includes(outcome), `${id}: outcome ${outcome}`);
  const open = outcome === 'untested' || outcome === 'cantTell';
  demand(open === /^[a-z-]+$/.test(reason ?? ''), `${id}: ${outcome} with the reason ${reason}`);
}

function judgeCheck(check: Check, evidence: Set<string>, demand: Demand): void {
  const { id, outcome, findings } = check;
  judgeReason(check, demand);
  demand(areas.includes(check.area), `${id}: area ${check.area}`);
  demand(stepIds.includes(check.step), `${id}: step ${check.step}`);
  const bad = findings.filter((finding) => finding.severity !== 'note').length;
  if (outcome === 'failed') demand(bad > 0, `${id}: failed without an error or a warning`);
  if (outcome === 'passed') demand(bad === 0, `${id}: passed with an error or a warning`);
  for (const { code, severity, args, evidence: pointers } of findings) {
    demand(/^[a-z-]+\/[a-z-]+$/.test(code), `${id}: code ${code}`);
    demand(severities.includes(severity), `${code}: severity ${severity}`);
    demand(typeof args === 'object' && args !== null, `${code}: no args`);
    demand(
      pointers.every((pointer) => evidence.has(pointer)),
      `${code}: points to evidence that is not there`,
    );
  }
}

function judgeVerdict(verdict: NonNullable<SeenReport['verdict']>, checks: Check[], demand: Demand): void {
  const { state, primary, others } = verdict;
  const findings = checks.flatMap((check) => check.findings);
  const codes = (...wanted: string[]) =>
    findings.filter((finding) => wanted.includes(finding.severity)).map((finding) => finding.code);
  demand(states.includes(state), `verdict ${state}`);
  if (state === 'healthy') demand(primary === null, `healthy because of ${primary}`);
  if (state === 'healthy') demand(codes('error', 'warning').length === 0, 'healthy with an error or a warning');
  if (state === 'blocked' || state === 'degraded') demand(primary !== null, `${state} without a cause`);
  if (primary !== null) demand(codes('error', 'warning').includes(primary), `${primary} is no error or warning`);
  if (state === 'blocked') demand(codes('error').includes(primary ?? ''), `blocked by ${primary}, which is no error`);
  demand(!others.includes(primary ?? ''), `${primary} is its own other`);
}
