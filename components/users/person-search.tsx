'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { useEffect, useRef } from 'react';
import type { FoundPerson } from '@/lib/report/people';
import type { SearchFieldProps } from './search-field';

/** The field with its list of people: arrows choose, Enter opens. Loaded after the plain field, which it takes the place of. */
export function PersonSearch({ text, onText, people, stale, open, focused, ...field }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  // Whoever was typing goes on where they were.
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  return (
    // Styles are classes: the page's policy takes no style element.
    <CSPProvider disableStyleElements>
      <Autocomplete.Root
        inline
        open={people.length > 0}
        items={people}
        filter={null}
        mode="none"
        value={text}
        itemToStringValue={nameOf}
        onValueChange={(value, { reason }) => {
          if (reason !== 'item-press') onText(value);
        }}
      >
        {/* A list inside the page counts as open always; one without people is not there. */}
        <Autocomplete.Input {...field} ref={input} aria-expanded={people.length > 0} />
        <Autocomplete.List className="found" aria-label="People" data-stale={stale || undefined}>
          {(person: FoundPerson) => (
            <Autocomplete.Item key={person.signInName} value={person} onClick={() => open(person)}>
              <PersonLine person={person} />
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </CSPProvider>
  );
}

function nameOf({ displayName, address, signInName }: FoundPerson): string {
  return displayName || (address ?? signInName);
}

function PersonLine({ person }: { person: FoundPerson }) {
  const { address, signInName, enabled } = person;
  const differs = address?.toLowerCase() !== signInName.toLowerCase();
  return (
    <>
      <bdi className="word">{nameOf(person)}</bdi>
      <span className="small soft">
        {address === null ? 'no mail address' : <bdi>{address}</bdi>}
        {differs ? (
          <>
            {' '}
            · signs in as <bdi>{signInName}</bdi>
          </>
        ) : null}
        {enabled === false ? ' · account switched off' : null}
      </span>
    </>
  );
}
