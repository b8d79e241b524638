import type { FindingCode } from '@/lib/report/codes';
import { accountCatalog } from './catalog/account';
import { activesyncCatalog } from './catalog/activesync';
import { autodiscoverCatalog } from './catalog/autodiscover';
import { deviceCatalog } from './catalog/device';
import { mailboxCatalog } from './catalog/mailbox';
import { networkCatalog } from './catalog/network';
import { policyRules } from './catalog/policy-rules';
import { serviceCatalog } from './catalog/service';
import { signInCatalog } from './catalog/sign-in';
import { statusTables } from './catalog/statuses';
import type { Guidance } from './guidance';
import type { Words } from './words';

/** Words and policy of every finding code. Complete by type; `catalog.test.ts` proves the rest. */
export const catalog: { [K in FindingCode]: Guidance } = {
  ...serviceCatalog,
  ...accountCatalog,
  ...signInCatalog,
  ...mailboxCatalog,
  ...deviceCatalog,
  ...autodiscoverCatalog,
  ...activesyncCatalog,
  ...networkCatalog,
};

/** All words, for whoever has the whole catalogue at hand. */
export const everyWord: Words = (code) => catalog[code];

/** Words that only some reports need, in the shape in which they are rendered. */
export const wordLists = { statuses: statusTables, rules: policyRules };

/** Names of the documents of words besides the areas, and what each holds. */
export const otherWords: Readonly<Record<'status' | 'policy', unknown>> = { status: statusTables, policy: policyRules };

/** The words of one area's codes; nothing for an area that does not exist. */
export function wordsOfArea(area: string): { [K in FindingCode]?: Guidance } {
  return Object.fromEntries(Object.entries(catalog).filter(([code]) => code.startsWith(`${area}/`)));
}
