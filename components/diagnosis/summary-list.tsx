import type { ReactNode } from 'react';
import type { Summary } from '@/components/api/schemas';
import { codeTitle } from '@/components/report/texts';
import { Time } from '@/components/report/time';
import { verdictMarks } from '@/components/report/words';
import { Icon } from '@/components/ui/icon';
import type { Words } from '@/lib/checks/words';
import { findingCodes } from '@/lib/report/codes';
import { verdictStates } from '@/lib/report/vocabulary';
import { useWords } from './use-words';

/** Earlier diagnoses, newest first, each a link to its report. `named` adds whose mailbox it was, `under` what goes below a line. */
export function SummaryList(props: { items: Summary[]; named?: boolean; under?: (item: Summary) => ReactNode }) {
  const { items, named, under } = props;
  const words = useWords(items.flatMap((item) => primaryOf(item) ?? []));
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.id}>
          <a href={`/diagnoses/${item.id}`}>
            <SummaryState item={item} words={words} />
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
          {under?.(item)}
        </li>
      ))}
    </ul>
  );
}

/** The code of the finding that a summary names; undefined where it names none that is known here. */
export function primaryOf(item: Summary) {
  return findingCodes.find((name) => name === item.verdict?.primary);
}

/** Until the words have come, the state stands alone: a code that turns into a sentence under one's eyes is worse than a wait. */
export function SummaryState({ item, words }: { item: Summary; words: Words | null }) {
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
  const code = primaryOf(item);
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className={`state ${state}`}>
        <Icon name={verdictMarks[state].icon} />
        {verdictMarks[state].word}
      </span>
      {code && words ? <span className="word">{codeTitle(words, code)}</span> : null}
    </span>
  );
}
