import { Icon } from '@/components/ui/icon';
import { stepQuestion, stepSentence, stepTitle } from '@/lib/checks/titles';
import type { CheckReport, StepReport } from '@/lib/report/report';
import { AutodiscoverAdvice } from './autodiscover-advice';
import { isConsequence, isKeptElsewhere, leadsWithSetup, mainFinding, setupWouldHarm } from './causes';
import { CheckList } from './check-list';
import { FirstCommand } from './first-command';
import { ManualSetup } from './manual-setup';
import type { PartProps } from './render-options';
import { findingText } from './texts';
import { outcomeMarks, stepNumbers } from './words';

/** The five steps as one vertical line. All five stand there from the first moment; a node fills when its step has ended. */
export function StepLine({ report, options }: PartProps) {
  return (
    <section className="part" aria-labelledby="steps">
      <h2 id="steps">The five steps</h2>
      <ol className="line">
        {report.steps.map((step) => (
          <StepNode key={step.id} step={step} report={report} options={options} />
        ))}
      </ol>
    </section>
  );
}

function StepNode({ step, report, options }: PartProps & { step: StepReport }) {
  const checks = report.checks.filter((check) => check.step === step.id);
  const state = step.outcome ?? progressOf(step, report);
  const mark = step.outcome
    ? outcomeMarks[step.outcome]
    : ({
        icon: state === 'running' ? 'running' : 'waiting',
        word: state === 'running' ? 'Checking' : 'Waiting',
      } as const);
  return (
    <li className={state} data-done={step.outcome ? '' : undefined}>
      <span className="node">
        {state === 'waiting' ? <span aria-hidden="true">{stepNumbers[step.id]}</span> : <Icon name={mark.icon} />}
      </span>
      <div className="step tight">
        <h3>
          <span className="soft">Step {stepNumbers[step.id]}:</span> {stepTitle(step.id)}
        </h3>
        <p>
          <span className={`word ${state}`}>{mark.word}.</span> {sentenceFor(step, report, options)}
        </p>
        {step.outcome ? <StepDetail step={step} checks={checks} report={report} options={options} /> : null}
      </div>
    </li>
  );
}

function StepDetail({ step, checks, report, options }: PartProps & { step: StepReport; checks: CheckReport[] }) {
  return (
    <>
      <CheckList
        report={report}
        options={options}
        checks={checks}
        stepOutcome={step.outcome}
        open={!isBeyondUs(step, report)}
      />
      {step.id === 'autodiscover' ? (
        <details open={step.outcome === 'failed' && report.verdict?.primary?.startsWith('autodiscover/')}>
          <summary>Records, and a second opinion</summary>
          <div className="inside">
            <AutodiscoverAdvice report={report} options={options} />
          </div>
        </details>
      ) : null}
      {isOpenQuestion(step) ? options.checkStep?.(step.id) : null}
      {step.id === 'autodiscover' ? <FirstCommand report={report} options={options} /> : null}
      {step.id === 'manual-setup' && !leadsWithSetup(report) && !setupWouldHarm(report) ? (
        <details id="manual-setup">
          <summary>Set the phone up by hand</summary>
          <div className="inside">
            <ManualSetup report={report} options={options} />
          </div>
        </details>
      ) : null}
    </>
  );
}

function sentenceFor(step: StepReport, report: PartProps['report'], options: PartProps['options']): string {
  if (!step.outcome) return stepQuestion(step.id);
  if (isConsequence(report, options.words, step)) return 'It follows from the problem named at the top.';
  if (isBeyondUs(step, report)) return 'Your mailbox is on another server. This portal cannot test that one.';
  if (step.id === 'manual-setup') {
    if (setupWouldHarm(report)) return 'Do not set the phone up now. The top of this report says why.';
    if (isKeptElsewhere(report)) return 'Your admin knows which server to type.';
    if (step.outcome === 'passed' && report.verdict?.state === 'blocked')
      return 'The values are known. They help once the problem named at the top is solved.';
  }
  const finding = step.outcome === 'failed' ? mainFinding(report, step) : null;
  return finding ? findingText(report, options.words, finding, 'user').title : stepSentence(step, 'user');
}

/** A step that somebody may have mended since, or that may have an answer now. */
function isOpenQuestion({ outcome }: StepReport): boolean {
  return outcome === 'failed' || outcome === 'cantTell' || outcome === 'untested';
}

/** Where the mailbox is on the organisation's own server, the way to this cloud's server is no question any more. */
function isBeyondUs(step: StepReport, report: PartProps['report']): boolean {
  return step.id === 'autodiscover' && step.outcome === 'cantTell' && isKeptElsewhere(report);
}

/** The first undecided step of a running diagnosis is the one that is looked at. */
function progressOf(step: StepReport, report: PartProps['report']): 'running' | 'waiting' {
  if (report.status !== 'running' || !report.startedAt) return 'waiting';
  return report.steps.find((other) => other.outcome === null)?.id === step.id ? 'running' : 'waiting';
}
