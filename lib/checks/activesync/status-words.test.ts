import { describe, expect, it } from 'vitest';
import { statusTables } from '../catalog/statuses';
import { commandWords, httpWords, policyStatusWord, type StatusWords } from './status-words';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** [MS-ASHTTP] 2.2.2.1.1 and what else a client meets in practice. */
const httpCodes = [200, 400, 401, 403, 404, 415, 449, 451, 456, 457, 500, 501, 502, 503, 505, 507];
/** [MS-ASCMD] 2.2.2, those that a first contact can meet. */
const commonCodes = [...range(101, 103), ...range(108, 115), ...range(123, 145), 148, 151, ...range(165, 167), 177];

const tables: [string, readonly StatusWords[], number[]][] = [
  ['HTTP', statusTables.http, httpCodes],
  ['common', statusTables.common, commonCodes],
  ['FolderSync', statusTables.FolderSync, [1, 6, 9, 10, 11, 12]],
  ['Provision', statusTables.Provision, [1, 2, 3]],
  ['policy', statusTables.policy, [1, 2, 3, 4, 5]],
];

/** Words that a person's text must not hold: names of protocols, and what only annoys. */
const banned =
  /\b(please|sorry|oops|invalid|error|failed|activesync|autodiscover|exchange|protocol|https?|token|provision|wbxml|quota|partnership)\b/i;
const acronym = /\b[A-Z]{2,}\b/;
/** Figures of speech, which do not survive translation and stop a reader who knows the words only one by one. */
const idioms =
  /\b(up and running|on the fly|out of the blue|in a nutshell|at the end of the day|heads up|good to go|kick in|bear with|hang (on|tight)|run into|keep an eye|rule of thumb|under the hood|out of the box|the other side|speaks? the same language|in the way|on top of|back and forth|once and for all|ran? out of|a bit|no luck|fingers crossed|touch base|behind the scenes|hit a|stuck)\b/i;

const sentencesOf = (text: string) => text.split(/(?<=[.?!])\s+/);

describe.each(tables)('%s statuses', (_name, table, codes) => {
  it('are all there, in order and once', () => {
    expect(table.map(({ code }) => code)).toEqual(codes);
  });

  it.each(table.map((words) => [words.code, words] as const))('%i has both voices', (_code, { person, admin }) => {
    for (const text of [person, admin]) {
      expect(text.length).toBeGreaterThan(15);
      expect(text.length).toBeLessThanOrEqual(200);
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text).not.toMatch(idioms);
    }
    expect(person).not.toMatch(banned);
    expect(person).not.toMatch(acronym);
    expect(person).not.toMatch(/\d{3}/);
    for (const sentence of sentencesOf(person)) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(22);
  });
});

it('keeps sentences for a person short on average', () => {
  const lengths = tables
    .flatMap(([, table]) => table)
    .flatMap(({ person }) => sentencesOf(person))
    .map((sentence) => sentence.split(/\s+/).length);
  expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(14);
});

it.each<[string, StatusWords, RegExp]>([
  ['a status of HTTP', httpWords(statusTables, 403), /ActiveSyncEnabled/],
  ['a status of the command', commandWords(statusTables, 'FolderSync', 1), /^FolderSync succeeded/],
  ['the same number of another command', commandWords(statusTables, 'Provision', 1), /^Provision succeeded/],
  ['a common status', commandWords(statusTables, 'Provision', 126), /^UserDisabledForSync/],
  ['a status of the policy', policyStatusWord(statusTables, 2), /No mobile device mailbox policy/],
])('finds %s', (_name, { admin }, expected) => {
  expect(admin).toMatch(expected);
});

it('says of an unknown status that it is unknown', () => {
  expect(httpWords(statusTables, 418)).toMatchObject({ code: 418, admin: expect.stringContaining('HTTP status 418') });
  expect(commandWords(statusTables, 'FolderSync', 99).admin).toContain('FolderSync status 99');
  expect(policyStatusWord(statusTables, 9).person).toContain('does not know');
});
