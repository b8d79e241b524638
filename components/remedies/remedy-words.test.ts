import { expect, test } from 'vitest';
import { remedies } from '@/lib/remedies/registry';
import { details } from '@/lib/server/remedies-answer';
import { detailText, remedyTitles } from './remedy-words';

test('the log calls remedies what the page of the mailbox calls them', () => {
  expect(remedyTitles).toEqual(Object.fromEntries(remedies.map(({ id, title }) => [id, title])));
});

test('every word that the server writes into the log has a sentence', () => {
  for (const detail of Object.values(details)) expect(detailText(detail)).toMatch(/^[A-Z].+\.$/);
  expect(detailText('AADSTS65001')).toBe('Exchange.Manage has no consent (AADSTS65001).');
  expect(detailText('Set-CASMailbox said no')).toBe('Set-CASMailbox said no');
});
