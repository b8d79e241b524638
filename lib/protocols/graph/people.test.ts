import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFilter, readSearch } from '@/sandbox/graph/odata';
import { type PeopleForm, peopleQuestion } from './people';

const valuesOf = (comparisons: { value: string }[] | null | undefined) => comparisons?.map(({ value }) => value);

test('names are searched by words, addresses by their start', () => {
  expect(peopleQuestion('words', 'jans').$search).toBe('"displayName:jans" OR "mail:jans" OR "userPrincipalName:jans"');
  expect(peopleQuestion('addresses', "o'b@").$filter).toBe(
    "startswith(mail,'o''b@') or startswith(userPrincipalName,'o''b@') or proxyAddresses/any(p:startswith(p,'smtp:o''b@'))",
  );
  expect(peopleQuestion('starts', 'an').$filter).toContain("startswith(surname,'an')");
});

/** Quotes, backslashes and words of the two languages, in any order, are what could end a text early. */
const hostile = fc
  .array(
    fc.oneof(fc.constantFrom("'", "''", '"', '\\', '\\"', ' or ', ' OR ', ')', "') or (", '"x:', ':'), fc.string()),
  )
  .map((parts) => parts.join('').replace(/[\r\n\u2028\u2029]/g, ' '));

test('no typed text leaves the quotes of a filter', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom<PeopleForm>('addresses', 'starts'), (typed, form) => {
      const alternatives = readFilter(peopleQuestion(form, typed).$filter ?? '');
      const fields = alternatives?.flat().map(({ field, operator }) => `${field} ${operator}`);
      const plain = readFilter(peopleQuestion(form, 'x').$filter ?? '')?.flat();
      expect(fields).toEqual(plain?.map(({ field, operator }) => `${field} ${operator}`));
      const values = new Set(valuesOf(alternatives?.flat())?.map((value) => value.replace(/^smtp:/, '')));
      expect(values).toEqual(new Set([typed.replace(/^smtp:/, ''), typed].slice(form === 'starts' ? 1 : 0)));
    }),
  );
});

test('no typed text leaves the quotes of a search', () => {
  fc.assert(
    fc.property(hostile, (typed) => {
      const clauses = readSearch(peopleQuestion('words', typed).$search ?? '');
      expect(clauses?.map(({ field }) => field)).toEqual(['displayName', 'mail', 'userPrincipalName']);
      expect(valuesOf(clauses)).toEqual([typed, typed, typed]);
    }),
  );
});
