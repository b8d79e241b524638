import type { Guidance } from '@/lib/checks/guidance';
import { type Words, wordless } from '@/lib/checks/words';
import type { FindingCode } from '@/lib/report/codes';
import type { CheckReport } from '@/lib/report/report';
import { type Area, areas } from '@/lib/report/vocabulary';

type Part = { [K in FindingCode]?: Guidance };

const loaders: Record<Area, () => Promise<Part>> = {
  service: () => import('@/lib/checks/catalog/service').then((module) => module.serviceCatalog),
  account: () => import('@/lib/checks/catalog/account').then((module) => module.accountCatalog),
  'sign-in': () => import('@/lib/checks/catalog/sign-in').then((module) => module.signInCatalog),
  mailbox: () => import('@/lib/checks/catalog/mailbox').then((module) => module.mailboxCatalog),
  device: () => import('@/lib/checks/catalog/device').then((module) => module.deviceCatalog),
  autodiscover: () => import('@/lib/checks/catalog/autodiscover').then((module) => module.autodiscoverCatalog),
  activesync: () => import('@/lib/checks/catalog/activesync').then((module) => module.activesyncCatalog),
  network: () => import('@/lib/checks/catalog/network').then((module) => module.networkCatalog),
};

const loaded: Part = {};
const loading = new Map<Area, Promise<void>>();

/** The words that have arrived. A code whose words did not is shown by its name. */
export const loadedWords: Words = (code) => loaded[code] ?? wordless(code);

/** The codes that checks found. */
export function codesOf(checks: readonly CheckReport[]): FindingCode[] {
  return checks.flatMap((check) => check.findings.map(({ code }) => code));
}

/**
 * Fetches the words of the codes' areas, each area once. Never rejects: a report without its explanation is worth more than
 * none, and an area that did not arrive is asked for again the next time.
 */
export async function loadWords(codes: Iterable<FindingCode>): Promise<void> {
  const names = new Set([...codes].map((code) => code.slice(0, code.indexOf('/'))));
  await Promise.all(areas.filter((area) => names.has(area)).map(loadArea));
}

function loadArea(area: Area): Promise<void> {
  const known = loading.get(area);
  if (known) return known;
  const request = loaders[area]().then(
    (part) => void Object.assign(loaded, part),
    () => void loading.delete(area),
  );
  loading.set(area, request);
  return request;
}
