'use client';

import type { ReactNode } from 'react';
import type { PartProps } from '@/components/report/render-options';
import { Time } from '@/components/report/time';
import { verdictMarks } from '@/components/report/words';
import { Icon } from '@/components/ui/icon';
import { ProblemBox } from '@/components/ui/problem-box';
import { verdictText } from '@/lib/checks/verdict-text';
import { compareReports, type ReportComparison } from '@/lib/report/compare';
import type { Report } from '@/lib/report/report';
import { FactTable } from './comparison-facts';
import { FindingChanges } from './comparison-findings';
import { StepTable } from './comparison-steps';
import { useEarlierReport } from './use-earlier-report';

/**
 * An earlier report beside this one: verdicts, steps (the one that was asked about first), findings and facts, before and after.
 * `technical` shows facts in the services' own names.
 */
export function Comparison(props: PartProps & { before: string; step: string | null; technical: boolean }) {
  const { report, before, step, options, technical } = props;
  const earlier = useEarlierReport(before);
  if (earlier.status === 'loading')
    return (
      <Frame>
        <p className="soft">Reading the earlier check.</p>
      </Frame>
    );
  if (earlier.status === 'problem') {
    return (
      <Frame>
        <ProblemBox title="The earlier check cannot be shown any more." detail={earlier.problem.detail} />
      </Frame>
    );
  }
  const then = earlier.value.report;
  const optionsThen = { ...options, words: earlier.value.words };
  const comparison = compareReports(then, report);
  return (
    <Frame>
      <Summary comparison={comparison} />
      <Alike alike={comparison.alike} />
      <div className="change versus">
        <Side title="Before" report={then} state={comparison.verdict.before} options={optionsThen} />
        <Side title="Now" report={report} state={comparison.verdict.after} options={options} />
      </div>
      <StepTable steps={comparison.steps} asked={step} />
      <FindingChanges
        findings={comparison.findings}
        before={then}
        after={report}
        words={{ before: earlier.value.words, after: options.words }}
      />
      <FactTable facts={comparison.facts} technical={technical} />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <section className="part stack" aria-labelledby="changed">
      <h2 id="changed">What changed since the check before</h2>
      {children}
    </section>
  );
}

const summaries: Record<ReportComparison['verdict']['change'], string> = {
  better: 'It is better than before.',
  worse: 'It is worse than before.',
  same: 'The answer is the same as before.',
  different: 'One of the two answers is not certain, so they cannot be compared.',
};

function Summary({ comparison }: { comparison: ReportComparison }) {
  const { gone, fresh, unseen } = comparison.findings;
  const counts = [
    gone.length > 0 ? `${gone.length} gone` : '',
    fresh.length > 0 ? `${fresh.length} new` : '',
    unseen.length > 0 ? `${unseen.length} not seen this time` : '',
  ].filter((text) => text !== '');
  return (
    <p>
      <span className="word">{summaries[comparison.verdict.change]}</span>{' '}
      {counts.length > 0 ? `Findings: ${counts.join(', ')}.` : 'The findings are the same.'}
    </p>
  );
}

/** A difference between two phones is no change: that comes first. */
function Alike({ alike }: { alike: ReportComparison['alike'] }) {
  const other = [alike.mailbox ? '' : 'mailbox', alike.phone ? '' : 'phone', alike.app ? '' : 'mail app'].filter(
    (text) => text !== '',
  );
  if (other.length === 0) return null;
  return <p className="aside gap">The check before was about another {other.join(' and another ')}.</p>;
}

function Side(props: {
  title: string;
  report: Report;
  state: ReportComparison['verdict']['before'];
  options: PartProps['options'];
}) {
  const { title, report, state, options } = props;
  const mark = verdictMarks[state];
  return (
    <div className="change-side tight">
      <h3>{title}</h3>
      <p className={`state ${state}`}>
        <Icon name={mark.icon} />
        {mark.word}
      </p>
      <p>{verdictText(report, options.words, 'user').title}</p>
      <p className="small soft">
        <Time at={report.finishedAt ?? report.startedAt} />
        {title === 'Before' ? (
          <>
            {' '}
            · <a href={`/diagnoses/${report.id}`}>Open that report</a>
          </>
        ) : null}
      </p>
    </div>
  );
}
