'use client';

import { useRouter } from 'next/navigation';
import { type ComponentType, type FormEvent, useEffect, useState } from 'react';
import { mayLookUp } from '@/components/auth/is-admin';
import { useSession } from '@/components/auth/session-context';
import { ProblemBox } from '@/components/ui/problem-box';
import type { FoundPerson } from '@/lib/report/people';
import { addressProblem } from './address-problem';
import type { SearchFieldProps } from './search-field';
import { MorePeople, SearchStatus } from './search-status';
import { usePeople } from './use-people';

/** Finds a person by name or address and opens their page. Whole addresses open at once, found or not. */
export function FindUser() {
  const { state } = useSession();
  if (mayLookUp(state)) return <Search />;
  return (
    <ProblemBox title="Your account may not see this.">
      <p>An admin can give you the Admin or Support role.</p>
    </ProblemBox>
  );
}

function Search() {
  const router = useRouter();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const search = usePeople(text);
  const { Field, focused } = useField();
  const go = (address: string) => router.push(`/users/${encodeURIComponent(address)}`);
  const open = ({ address, signInName }: FoundPerson) => go(address ?? signInName);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('address') ?? '').trim();
    const [only, another] = search.askedFor === typed ? search.people : [];
    if (addressProblem(typed) === null) return go(typed);
    if (only && !another) return open(only);
    setProblem(typed ? 'Choose a person from the list, or type a whole email address.' : (addressProblem(typed) ?? ''));
  };
  return (
    <search>
      <form className="stack" onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor="person">Name, email address or sign-in name</label>
          <p id="person-hint" className="small soft">
            2 letters are enough. A whole address opens at once.
          </p>
          <Field
            text={text}
            onText={(value) => {
              setText(value);
              setProblem('');
            }}
            people={search.people}
            stale={search.searching}
            open={open}
            focused={focused}
            id="person"
            name="address"
            className="input"
            dir="auto"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={problem !== ''}
            aria-describedby={problem ? 'person-problem person-hint' : 'person-hint'}
          />
          {problem ? (
            <p id="person-problem" className="text-bad" role="alert">
              {problem}
            </p>
          ) : null}
        </div>
        <SearchStatus search={search} text={text} />
        <div className="bar">
          <button type="submit" className="button primary">
            Look up
          </button>
          <MorePeople search={search} />
        </div>
      </form>
    </search>
  );
}

/** The plain field until the one with a list has come; where that never comes, a whole address still opens a page. */
function useField(): { Field: ComponentType<SearchFieldProps>; focused: boolean } {
  const [loaded, setLoaded] = useState<{ Field: ComponentType<SearchFieldProps>; focused: boolean } | null>(null);
  useEffect(() => {
    let left = false;
    void import('./person-search').then(
      ({ PersonSearch }) => {
        if (!left) setLoaded({ Field: PersonSearch, focused: document.activeElement?.id === 'person' });
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, []);
  return loaded ?? { Field: PlainField, focused: false };
}

function PlainField({ text, onText, people: _, stale: _s, open: _o, focused: _f, ...field }: SearchFieldProps) {
  return <input {...field} value={text} onChange={(event) => onText(event.target.value)} />;
}
