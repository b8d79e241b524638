'use client';

import { outcomeMarks, stepNumbers } from '@/components/report/words';
import { Icon } from '@/components/ui/icon';
import { stepTitle } from '@/lib/checks/titles';
import type { Change } from '@/lib/report/change';
import type { StepChange } from '@/lib/report/compare';
import type { Outcome } from '@/lib/report/vocabulary';

const words: Record<Change, string> = {
  better: 'Better',
  worse: 'Worse',
  same: 'As before',
  different: 'Not to compare',
};

/** The five steps before and now; the one that the person wanted to check again comes first and says so. */
export function StepTable({ steps, asked }: { steps: readonly StepChange[]; asked: string | null }) {
  const ordered = [...steps].sort((a, b) => Number(b.id === asked) - Number(a.id === asked));
  return (
    <table className="facts">
      <caption>The five steps</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Before</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(({ id, before, after, change }) => (
          <tr key={id}>
            <td>
              <span className={change === 'same' ? undefined : 'word'}>
                {stepNumbers[id]}. {stepTitle(id)}
              </span>
              <br />
              <span className="soft">
                {id === asked ? 'The step you asked about. ' : ''}
                {words[change]}
              </span>
            </td>
            <td>
              <State outcome={before} />
            </td>
            <td>
              <State outcome={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ outcome }: { outcome: Outcome | null }) {
  if (outcome === null) return <span className="soft">Not done</span>;
  const mark = outcomeMarks[outcome];
  return (
    <span className={`state ${outcome}`}>
      <Icon name={mark.icon} />
      {mark.word}
    </span>
  );
}
