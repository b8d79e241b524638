import { afterEach, expect, test, vi } from 'vitest';
import { GET, generateStaticParams } from '@/app/words/[area]/route';
import { wordLists } from '@/lib/checks/catalog';
import { loadWordLists } from './use-word-lists';

afterEach(() => vi.unstubAllGlobals());

const served = (path: string) =>
  GET(new Request(`http://localhost${path}`), { params: Promise.resolve({ area: path.slice('/words/'.length) }) });

test('the words come as the route serves them, and the build makes both documents', async () => {
  vi.stubGlobal('fetch', served);
  expect(await loadWordLists()).toEqual(wordLists);
  const names = generateStaticParams().map(({ area }) => area);
  expect(names).toEqual(expect.arrayContaining(['status', 'policy', 'mailbox']));
});

test.each([
  ['a failing portal', () => new Response('away', { status: 503 })],
  ['another shape', () => Response.json({ http: [1] })],
])('nothing is taken from %s', async (_name, answer) => {
  vi.stubGlobal('fetch', async () => answer());
  await expect(loadWordLists()).rejects.toThrow();
});
