import { expect, test } from 'vitest';
import { catalog } from '@/lib/checks/catalog';
import { findingCodes } from '@/lib/report/codes';
import { loadedWords, loadWords } from './load-words';

test('a code whose words have not come is shown by its name', () => {
  expect(loadedWords('network/blocked-here').texts.user.title).toContain('network/blocked-here');
});

test('the words of one area come without those of another', async () => {
  await loadWords(['mailbox/on-premises']);
  expect(loadedWords('mailbox/activesync-disabled')).toBe(catalog['mailbox/activesync-disabled']);
  expect(loadedWords('service/incident')).not.toBe(catalog['service/incident']);
});

test('every code of the catalogue can be loaded', async () => {
  await loadWords(findingCodes);
  for (const code of findingCodes) expect(loadedWords(code)).toBe(catalog[code]);
});
