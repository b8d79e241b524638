'use client';

import { ProblemBox } from '@/components/ui/problem-box';
import { fewestLetters, type PeopleSearch } from './use-people';

/** How a search stands, read out when it ends; how to go on when there is more, or when something went wrong. */
export function SearchStatus({ search, text }: { search: PeopleSearch; text: string }) {
  const { problem, people, again } = search;
  return (
    <>
      <p className="small soft" role="status">
        {problem ? null : sentenceOf(search, text.trim())}
      </p>
      {problem ? (
        <ProblemBox
          title={people.length > 0 ? 'More people could not be read.' : 'Nobody could be looked for.'}
          detail={problem.detail ?? problem.title}
        >
          {problem.kind === 'forbidden' ? (
            <p>An admin can give you the Admin or Support role.</p>
          ) : (
            <button type="button" className="button" onClick={again}>
              Try again
            </button>
          )}
        </ProblemBox>
      ) : null}
    </>
  );
}

/** Asks for the page after the people who are shown; nothing where there is none. */
export function MorePeople({ search }: { search: PeopleSearch }) {
  const { more, problem, searching, showMore } = search;
  if (!more || problem) return null;
  return (
    <button type="button" className="button" aria-disabled={searching} onClick={searching ? undefined : showMore}>
      Show more people
    </button>
  );
}

function sentenceOf({ people, more, askedFor, searching }: PeopleSearch, typed: string): string {
  if (typed.length < fewestLetters) return '';
  if (askedFor === null) return searching ? 'Searching.' : '';
  if (people.length === 0) {
    return `No one found for “${askedFor}”. The search compares the beginnings of names and addresses.`;
  }
  if (more) return `${people.length} people are shown. There are more: type more letters, or show more.`;
  return people.length === 1 ? '1 person found.' : `${people.length} people found.`;
}
