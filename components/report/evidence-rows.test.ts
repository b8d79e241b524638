import { expect, test } from 'vitest';
import { formatDuration } from './duration';
import { evidenceRows } from './evidence-rows';
import { blockedReport } from './fixtures';

const rowsOf = (id: string) => {
  const item = blockedReport().evidence.find((entry) => entry.id === id);
  if (!item) throw new Error(`no ${id}`);
  return Object.fromEntries(evidenceRows(item));
};

test('a request without an answer names its failure, never a status', () => {
  expect(rowsOf('e2')).toMatchObject({ Answer: 'timed-out', Address: '203.0.113.10', Took: '1.2 s' });
});

test('a DNS answer shows what was asked, of whom, and what came', () => {
  expect(rowsOf('e3')).toMatchObject({
    Asked: 'autodiscover.contoso.test CNAME',
    Answer: 'autodiscover.outlook.test',
    Resolver: '127.0.0.1:4153',
  });
});

test('what was not there is left out', () => {
  expect(rowsOf('e2')).not.toHaveProperty('Request id');
});

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [1000, '1.0 s'],
  [30_000, '30.0 s'],
])('%d ms reads %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
