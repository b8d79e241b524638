import { isListOf, isObjectOf, isText } from '@/components/api/shape';
import type { Guidance } from '@/lib/checks/guidance';
import { type Words, wordless } from '@/lib/checks/words';
import type { FindingCode } from '@/lib/report/codes';
import type { CheckReport } from '@/lib/report/report';

const loaded = new Map<string, Guidance>();
const loading = new Map<string, Promise<void>>();

/** The words that have arrived. A code whose words did not is shown by its name. */
export const loadedWords: Words = (code) => loaded.get(code) ?? wordless(code);

/** The codes that checks found. */
export function codesOf(checks: readonly CheckReport[]): FindingCode[] {
  return checks.flatMap((check) => check.findings.map(({ code }) => code));
}

/**
 * Fetches the words of the codes' areas, each area once. Never rejects: a report without its explanation is worth more than
 * none, and an area that did not arrive is asked for again the next time.
 */
export async function loadWords(codes: Iterable<FindingCode>): Promise<void> {
  const areas = new Set([...codes].map((code) => code.slice(0, code.indexOf('/'))));
  await Promise.all([...areas].map(loadArea));
}

function loadArea(area: string): Promise<void> {
  const known = loading.get(area);
  if (known) return known;
  const request = fetchArea(area).catch(() => void loading.delete(area));
  loading.set(area, request);
  return request;
}

async function fetchArea(area: string): Promise<void> {
  const response = await fetch(`/words/${area}`, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`words of ${area}: ${response.status}`);
  const words: unknown = await response.json();
  for (const [code, guidance] of Object.entries(words ?? {})) {
    if (!isGuidance(guidance)) throw new Error(`words of ${code}: another shape`);
    loaded.set(code, guidance);
  }
}

const isTitled = isObjectOf({ title: isText, body: isText });
const looksLikeGuidance = isObjectOf({
  severity: isText,
  explainedBy: isListOf(isText),
  texts: isObjectOf({ user: isTitled, admin: isTitled, support: isTitled }),
  remedies: isListOf(isObjectOf({ who: isText, steps: isListOf(isObjectOf({ text: isText })) })),
  links: isListOf(isObjectOf({ label: isText, url: isText })),
});

function isGuidance(value: unknown): value is Guidance {
  return looksLikeGuidance(value);
}
