import type { FindingCode } from '@/lib/report/codes';
import type { Guidance, GuidanceLink, Remedy, RemedyStep } from '../guidance';

/** The codes of one area, so that each area's file is proven complete by the compiler. */
export type CodesOf<A extends string> = Extract<FindingCode, `${A}/${string}`>;
/** The guidance of one area. */
export type AreaCatalog<A extends string> = { [K in CodesOf<A>]: Guidance };

type Pair = [title: string, body: string];

/** Texts for the three readers, each as title and body. */
export function words(user: Pair, admin: Pair, support: Pair): Guidance['texts'] {
  return { user: textOf(user), admin: textOf(admin), support: textOf(support) };
}

function textOf([title, body]: Pair): { title: string; body: string } {
  return { title, body };
}

type Extras = Omit<Remedy, 'who' | 'steps'>;

/** What the person with the phone does. */
export function userDoes(steps: (string | RemedyStep)[], extras: Extras = {}): Remedy {
  return { who: 'user', steps: steps.map(stepOf), ...extras };
}

/** What the tenant's admin does. */
export function adminDoes(steps: (string | RemedyStep)[], extras: Extras = {}): Remedy {
  return { who: 'admin', steps: steps.map(stepOf), ...extras };
}

function stepOf(step: string | RemedyStep): RemedyStep {
  return typeof step === 'string' ? { text: step } : step;
}

/** Date of the fact sheets that the pages were read for. */
const checked = '2026-11-01';

/** A page that says the same, with the date on which it was last seen to. */
export function page(label: string, url: string): GuidanceLink {
  return { label, url, checked };
}

/** Microsoft's article that the five steps follow. */
export const kb2427193 = page(
  "A mobile device can't connect to Exchange Online by using Exchange ActiveSync (KB 2427193)",
  'https://learn.microsoft.com/en-us/troubleshoot/exchange/administration/mobile-device-cannot-connect-via-activesync',
);

/** Severity and effect of what stops mail on the phone. */
export const stops = { severity: 'error', blocksSync: true } as const;
/** Severity and effect of what is wrong while a phone already set up goes on. */
export const hinders = { severity: 'warning', blocksSync: false } as const;

/** Said before every advice to remove an account: it must not be done in an outage or with an erase request open. */
export const beforeRemoving =
  'First look at this report. If it shows an erase request, an outage or mail kept elsewhere, do not remove the account.';
