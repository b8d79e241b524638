'use client';

import { useState } from 'react';
import { FactTable } from '@/components/diagnosis/comparison-facts';
import { FindingChanges } from '@/components/diagnosis/comparison-findings';
import { useEarlierReport } from '@/components/diagnosis/use-earlier-report';
import { verdictMarks } from '@/components/report/words';
import { ProblemBox } from '@/components/ui/problem-box';
import { compareReports, type ReportComparison } from '@/lib/report/compare';

/** Says, when it is opened, what changed from one check to the next; the two reports are read only then. */
export function HistoryChanges({ before, after }: { before: string; after: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="quiet-fold small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What changed since the check before</summary>
      <div className="inside">{open ? <Changes before={before} after={after} /> : null}</div>
    </details>
  );
}

function Changes({ before, after }: { before: string; after: string }) {
  const was = useEarlierReport(before);
  const is = useEarlierReport(after);
  const broken = [was, is].find((one) => one.status === 'problem');
  if (broken?.status === 'problem') {
    return <ProblemBox title="The two checks could not be compared." detail={broken.problem.detail} />;
  }
  if (was.status !== 'ready' || is.status !== 'ready') return <p role="status">Reading the two reports.</p>;
  const comparison = compareReports(was.value.report, is.value.report);
  const { findings, alike } = comparison;
  // What stayed is the report's own matter; here only changes count.
  const changed = { ...findings, same: [] };
  return (
    <>
      <p>{verdictSentence(comparison)}</p>
      {alike.phone && alike.app ? null : <p>The two looked at different phones or mail apps.</p>}
      <FindingChanges
        findings={changed}
        before={was.value.report}
        after={is.value.report}
        words={{ before: was.value.words, after: is.value.words }}
      />
      <FactTable facts={comparison.facts} technical />
      <p>
        <a href={`/diagnoses/${after}?before=${before}`}>See the two side by side</a>
      </p>
    </>
  );
}

function verdictSentence({ verdict, findings }: ReportComparison): string {
  const { gone, unseen, fresh } = findings;
  const [was, is] = [verdictMarks[verdict.before].word, verdictMarks[verdict.after].word];
  if (verdict.before !== verdict.after) return `The answer changed from “${was}” to “${is}”.`;
  const quiet = gone.length + unseen.length + fresh.length === 0;
  return quiet ? `The answer is the same: “${is}”.` : `The answer is still “${is}”, for other reasons.`;
}
