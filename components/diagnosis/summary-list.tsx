import type { Summary } from '@/components/api/schemas';
import { codeTitle } from '@/components/report/texts';
import { Time } from '@/components/report/time';
import { verdictMarks } from '@/components/report/words';
import { Icon } from '@/components/ui/icon';
import { findingCodes } from '@/lib/report/codes';
import { verdictStates } from '@/lib/report/vocabulary';

/** Earlier diagnoses, newest first, each a link to its report. `named` adds whose mailbox it was. */
export function SummaryList({ items, named }: { items: Summary[]; named?: boolean }) {
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.id}>
          <a href={`/diagnoses/${item.id}`}>
            <SummaryState item={item} />
            <span className="small soft">
              <Time at={item.startedAt} />
              {named ? (
                <>
                  {' '}
                  · <bdi>{item.subject.address}</bdi>
                </>
              ) : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function SummaryState({ item }: { item: Summary }) {
  const state = verdictStates.find((name) => name === item.verdict?.state);
  if (item.status === 'running') {
    return (
      <span className="state running">
        <Icon name="running" />
        Still checking
      </span>
    );
  }
  if (!state) {
    return (
      <span className="state inconclusive">
        <Icon name="unknown" />
        Ended without an answer
      </span>
    );
  }
  const code = findingCodes.find((name) => name === item.verdict?.primary);
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className={`state ${state}`}>
        <Icon name={verdictMarks[state].icon} />
        {verdictMarks[state].word}
      </span>
      {code ? <span className="word">{codeTitle(code)}</span> : null}
    </span>
  );
}
