import { formatTime, isInstant } from '@/lib/checks/instant';
import type { FactChange } from '@/lib/report/compare-facts';

/** One row of a table of changes. `about` names the thing where the fact alone does not. */
export interface FactRow {
  key: string;
  name: string;
  about: string | null;
  before: string;
  after: string;
}

/** Facts that move by themselves: with every contact of a phone, every mail, every question. Nobody has changed anything. */
const moving: ReadonlySet<string> = new Set([
  'lastSyncAttempt',
  'lastSuccessSync',
  'lastSyncDateTime',
  'TotalItemSize',
  'TotalDeletedItemSize',
  'Answer',
  'at',
]);

/** Facts in a person's words; `about` says which of several it is. What is not here is a matter for who administers the tenant. */
const words: Readonly<Record<string, { name: string; about?: true }>> = {
  ActiveSyncEnabled: { name: 'Mail to the phone’s own mail app' },
  OutlookMobileEnabled: { name: 'Mail to Outlook on a phone' },
  accountEnabled: { name: 'Your account' },
  userPrincipalName: { name: 'Your sign-in name' },
  primaryAddress: { name: 'Your email address' },
  accessState: { name: 'What your company says about the phone', about: true },
  firstSync: { name: 'First contact of the phone', about: true },
  os: { name: 'System of the phone', about: true },
  wipeRequested: { name: 'Request to erase the phone' },
  complianceState: { name: 'Whether the phone keeps the rules', about: true },
  A: { name: 'Address of a server', about: true },
  AAAA: { name: 'Address of a server', about: true },
  CNAME: { name: 'Where a name leads', about: true },
  Certificate: { name: 'Proof of a server', about: true },
};

/**
 * The facts that somebody changed, as rows. `technical` keeps the services' own names, as an admin looks for them; else a fact without
 * a person's words is left out.
 */
export function factRows(facts: readonly FactChange[], technical: boolean): FactRow[] {
  return facts.filter(isChange).flatMap((fact): FactRow[] => {
    const key = `${fact.about} ${fact.name}`;
    if (technical) return [{ ...fact, key, before: written(fact.before), after: written(fact.after) }];
    const said = words[fact.name];
    if (said === undefined) return [];
    const about = said.about ? fact.about : null;
    return [{ key, name: said.name, about, before: plain(fact.before), after: plain(fact.after) }];
  });
}

/** Two times of the same minute read the same, so they are no change to a reader. */
function isChange({ name, before, after }: FactChange): boolean {
  return !moving.has(name) && written(before) !== written(after);
}

function written(value: string | null): string {
  if (value === null || value === '') return 'not there';
  return isInstant(value) ? formatTime(value) : value;
}

const values: Readonly<Record<string, string>> = {
  true: 'on',
  false: 'off',
  Allowed: 'let in',
  Blocked: 'kept out',
  Quarantined: 'waits for an admin',
  DeviceDiscovery: 'not decided yet',
  compliant: 'yes',
  noncompliant: 'no',
};

function plain(value: string | null): string {
  const text = written(value);
  return values[text] ?? text;
}
