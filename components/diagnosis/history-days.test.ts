import { expect, test } from 'vitest';
import type { Summary } from '@/components/api/schemas';
import { dayOf, historyDays } from './history-days';

let count = 0;
const summary = (startedAt: string, state: string | null, changes: Partial<Summary> = {}): Summary => {
  count += 1;
  return {
    id: `d${count}`,
    status: state === null ? 'interrupted' : 'finished',
    app: 'native',
    subject: { address: 'alex@contoso.test' },
    startedAt,
    finishedAt: startedAt,
    verdict: state === null ? null : { state, primary: state === 'blocked' ? 'mailbox/full' : null },
    ...changes,
  };
};

test('checks stand under the day of the reader, newest first', () => {
  const items = [
    summary('2026-11-24T23:30:00.000Z', 'healthy'),
    summary('2026-11-24T22:30:00.000Z', 'healthy'),
    summary('2026-11-24T01:00:00.000Z', 'healthy'),
  ];
  const days = (zone: string) => historyDays(items, 9, zone).map(({ day, rows }) => [day, rows.length]);
  expect(days('UTC')).toEqual([['2026-11-24', 3]]);
  expect(days('Europe/Amsterdam')).toEqual([
    ['2026-11-25', 1],
    ['2026-11-24', 2],
  ]);
  expect(dayOf('no time')).toBe('');
});

test.each([
  ['healthy', 'blocked', 'better'],
  ['blocked', 'healthy', 'worse'],
  ['blocked', 'blocked', 'same'],
  ['inconclusive', 'blocked', 'different'],
] as const)('%s after %s is %s', (state, before, change) => {
  const items = [summary('2026-11-24T12:00:00.000Z', state), summary('2026-11-24T11:00:00.000Z', before)];
  expect(historyDays(items, 9, 'UTC')[0]?.rows[0]?.earlier).toMatchObject({ change, state: before });
});

test('the same state for another cause is another answer', () => {
  const full = summary('2026-11-24T11:00:00.000Z', 'blocked');
  const off = summary('2026-11-24T12:00:00.000Z', 'blocked', {
    verdict: { state: 'blocked', primary: 'mailbox/activesync-disabled' },
  });
  expect(historyDays([off, full], 9, 'UTC')[0]?.rows[0]?.earlier?.change).toBe('different');
});

test('what came before is of the same mailbox and app, and came to an answer; also when it is not shown itself', () => {
  const now = summary('2026-11-24T12:00:00.000Z', 'healthy');
  const stopped = summary('2026-11-24T11:30:00.000Z', null);
  const outlook = summary('2026-11-24T11:00:00.000Z', 'blocked', { app: 'outlook' });
  const other = summary('2026-11-24T10:30:00.000Z', 'blocked', { subject: { address: 'bo@contoso.test' } });
  const before = summary('2026-11-24T10:00:00.000Z', 'blocked');
  const [day] = historyDays([now, stopped, outlook, other, before], 2, 'UTC');
  expect(day?.rows).toHaveLength(2);
  expect(day?.rows[0]?.earlier?.item.id).toBe(before.id);
  expect(day?.rows[1]?.earlier).toBeNull();
  expect(historyDays([before], 9, 'UTC')[0]?.rows[0]?.earlier).toBeNull();
});
