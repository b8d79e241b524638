import { Icon } from '@/components/ui/icon';
import { formatTime } from '@/lib/checks/instant';
import { reasonText } from '@/lib/checks/reasons';
import { checkSentence, checkTitle } from '@/lib/checks/titles';
import type { CheckReport } from '@/lib/report/report';
import type { Outcome } from '@/lib/report/vocabulary';
import { EvidenceLinks } from './evidence-links';
import type { PartProps } from './render-options';
import { findingText } from './texts';
import { outcomeMarks, stepNumbers } from './words';

/**
 * The checks of a step: what was undecided stands open with its reason, unless `open` is false; the rest is folded. The
 * word of the outcome is not said again where `stepOutcome` has said it.
 */
export function CheckList(props: PartProps & { checks: CheckReport[]; stepOutcome: Outcome | null; open: boolean }) {
  const { report, options, checks, stepOutcome, open } = props;
  if (checks.length === 0) return null;
  const undecided = open ? withoutRepeats(checks.filter(isUndecided)) : [];
  const earlier = new Set(report.checks.filter((check) => isUndecided(check) && isBefore(check, checks)).map(sayingOf));
  const fresh = undecided.filter((check) => !earlier.has(sayingOf(check)));
  return (
    <>
      {fresh.map((check) => (
        <Undecided key={check.id} check={check} said={check.outcome === stepOutcome} />
      ))}
      {undecided.length > fresh.length ? <p className="soft">The reason is the same as in an earlier step.</p> : null}
      <details open={options.unfolded}>
        <summary>
          {checks.length === 1 ? 'The one thing we looked at' : `The ${checks.length} things we looked at`}
        </summary>
        <ul className="inside">
          {checks.map((check) => (
            <CheckRow key={check.id} check={check} report={report} options={options} />
          ))}
        </ul>
      </details>
    </>
  );
}

function isUndecided({ outcome }: CheckReport): boolean {
  return outcome === 'untested' || outcome === 'cantTell';
}

function isBefore(check: CheckReport, [first]: CheckReport[]): boolean {
  return first !== undefined && stepNumbers[check.step] < stepNumbers[first.step];
}

/** One missing right leaves many checks undecided: its sentence is said once. */
function withoutRepeats(checks: CheckReport[]): CheckReport[] {
  const said = new Set<string>();
  return checks.filter((check) => !said.has(sayingOf(check)) && said.add(sayingOf(check)));
}

function sayingOf(check: CheckReport): string {
  const text = whyUndecided(check, 'user');
  return `${check.outcome} ${text?.title} ${text?.body}`;
}

/** "Could not check" is a state of its own: what we could not see, why, and who can lift it. */
function Undecided({ check, said }: { check: CheckReport; said: boolean }) {
  const text = whyUndecided(check, 'user');
  if (!text) return null;
  return (
    <p className="aside gap">
      {said ? null : <span className={`word ${check.outcome}`}>{outcomeMarks[check.outcome].word}. </span>}
      {text.title} {text.body}
    </p>
  );
}

/** The reason's words with the time of a next try written for people. */
function whyUndecided(check: CheckReport, audience: 'user' | 'admin') {
  const retryAt = check.retryAt === undefined ? {} : { retryAt: formatTime(check.retryAt) };
  return reasonText({ ...check, ...retryAt }, audience);
}

function CheckRow({ check, report, options }: PartProps & { check: CheckReport }) {
  const mark = outcomeMarks[check.outcome];
  return (
    <li className="tight">
      <p>
        <span className={`state ${check.outcome}`}>
          <Icon name={mark.icon} />
          {mark.word}
        </span>{' '}
        {checkTitle(check.id)} <span className="soft">{checkSentence(check, 'user')}</span>
      </p>
      {check.findings.map((finding) => (
        <p className="small" key={`${finding.code} ${JSON.stringify(finding.args)}`}>
          {findingText(report, options.words, finding, 'user').title} <code className="soft">{finding.code}</code>
          <EvidenceLinks finding={finding} report={report} options={options} />
        </p>
      ))}
      <ForAdmin check={check} />
    </li>
  );
}

function ForAdmin({ check }: { check: CheckReport }) {
  const text = whyUndecided(check, 'admin');
  if (!text) return null;
  return (
    <p className="small soft">
      For your admin: {text.title} {text.body}
      {check.reasonDetail ? (
        <>
          {' '}
          <code>{check.reasonDetail}</code>
        </>
      ) : null}
    </p>
  );
}
