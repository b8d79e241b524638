import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { catalog, wordsOfArea } from '@/lib/checks/catalog';
import { findingCodes } from '@/lib/report/codes';

/** The portal's words at the boundary of the network; `answers` says what comes instead, by path. */
const answers = new Map<string, () => Response>();
const asked: string[] = [];

beforeEach(() => {
  vi.resetModules();
  answers.clear();
  asked.length = 0;
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return answers.get(path)?.() ?? Response.json(wordsOfArea(path.slice('/words/'.length)));
  });
});
afterEach(() => vi.unstubAllGlobals());

test('the words of one area come without those of another, and once', async () => {
  const { loadedWords, loadWords } = await import('./load-words');
  expect(loadedWords('mailbox/on-premises').texts.user.title).toContain('mailbox/on-premises');
  await Promise.all([loadWords(['mailbox/on-premises']), loadWords(['mailbox/full', 'mailbox/shared'])]);
  expect(loadedWords('mailbox/activesync-disabled')).toEqual(catalog['mailbox/activesync-disabled']);
  expect(loadedWords('service/incident')).not.toEqual(catalog['service/incident']);
  expect(asked).toEqual(['/words/mailbox']);
});

test('every code of the catalogue can be loaded', async () => {
  const { loadedWords, loadWords } = await import('./load-words');
  await loadWords(findingCodes);
  for (const code of findingCodes) expect(loadedWords(code)).toEqual(catalog[code]);
});

test.each([
  ['a failing portal', () => new Response('away', { status: 503 })],
  ['a page of somebody on the way', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['no connection', () => Response.error()],
  ['another shape', () => Response.json({ 'device/none-found': { texts: 1 } })],
])('after %s the code itself is shown, and the words are asked for again', async (_name, answer) => {
  const { loadedWords, loadWords } = await import('./load-words');
  answers.set('/words/device', answer);
  await loadWords(['device/none-found']);
  expect(loadedWords('device/none-found').texts.user.title).toContain('device/none-found');
  answers.clear();
  await loadWords(['device/none-found']);
  expect(loadedWords('device/none-found')).toEqual(catalog['device/none-found']);
});
