import { catalog } from '@/lib/checks/catalog';
import { detailWords } from '@/lib/checks/catalog/reasons';
import type { Check } from '@/lib/checks/define-check';
import { checks } from '@/lib/checks/registry';
import { type FindingCode, findingCodes } from '@/lib/report/codes';
import type { ObservationKey } from '@/lib/report/observations';
import type { Area } from '@/lib/report/vocabulary';

/** Names of the areas as headings, in the order in which a phone meets them. */
export const areaTitles: Readonly<Record<Area, string>> = {
  service: 'Microsoft’s service',
  network: 'The network of the phone',
  autodiscover: 'Finding the server',
  account: 'The account',
  'sign-in': 'Sign-in',
  mailbox: 'The mailbox',
  device: 'The phone',
  activesync: 'Mail to phones',
};

/** The code that an address of help names, or null. `area` and `name` are the two segments of the path. */
export function codeAt(area: string, name: string): FindingCode | null {
  return findingCodes.find((code) => code === `${area}/${name}`) ?? null;
}

/** The address of a code's page, from the root of the portal. */
export function helpPath(code: FindingCode): string {
  return `/help/${code}`;
}

/** The checks that may state a code, in the order of a report. */
export function checksStating(code: FindingCode): readonly Check[] {
  return checks.filter((check) => check.codes.includes(code));
}

/** The codes that a code explains: where both are found, those are symptoms of it. */
export function explains(code: FindingCode): FindingCode[] {
  return findingCodes.filter((other) => catalog[other].explainedBy.includes(code));
}

/** What an observation is of, in a person's words; its own name where there are none. */
export function factWords(key: ObservationKey): string {
  return detailWords[key] ?? key;
}
