import { homeDomain, initialDomain } from '../names';
import { scenarios } from '../scenarios/all';
import type { HealthIssue, Scenario, TenantWide } from '../scenarios/scenario';
import { type Account, accountOf } from './account';
import { colleagues } from './colleagues';

/** The directory and mailboxes of all scenarios at once, plus what holds for the whole tenant right now. */
export interface Tenant {
  accounts: readonly Account[];
  /** Everybody in the directory: the accounts, then the many whom nothing is wrong with. */
  everybody: readonly Account[];
  /** Finds by key. */
  byKey(key: string): Account | undefined;
  /** Finds by object id, sign-in name or any address, whatever the case. */
  find(identity: string): Account | undefined;
  /** Every accepted domain, the tenant's own first. */
  domains: readonly string[];
  /** Organisation default of ActiveSync access at this moment. */
  defaultAccessLevel(): string;
  /** Open service issues at this moment. */
  issues(): HealthIssue[];
  /** What else differs for the whole tenant at this moment. */
  differences(): Pick<TenantWide, 'defaultChangedMinutesAgo' | 'mailApps' | 'usersMayConsent' | 'missingPermissions'>;
  /** Notes that an account signed in: its tenant-wide changes come into force, those of the one before end. */
  signedIn(key: string): void;
  /** Pins the tenant-wide changes of a scenario until called with null; sign-ins then decide again. */
  setTenantWide(scenarioId: string | null): void;
}

/** Builds the tenant from scenarios, all by default. `setTenantWide` throws a RangeError for an unknown scenario. */
export function createTenant(people: readonly Scenario[] = scenarios): Tenant {
  const accounts = people.map(accountOf);
  const scenarioOf = (id: string) => people.find((scenario) => scenario.id === id);
  const byIdentity = new Map<string, Account>();
  const others = colleagues();
  // Last the accounts: a scenario's address is its own.
  for (const account of [...others, ...accounts]) {
    for (const identity of [account.objectId, account.mailboxGuid, account.signInName, ...account.addresses]) {
      byIdentity.set(identity.toLowerCase(), account);
    }
  }
  let pinned: string | null = null;
  let lastSignedIn: string | null = null;
  const inForce = () => scenarioOf(pinned ?? lastSignedIn ?? '')?.tenantWide ?? {};
  return {
    accounts,
    everybody: [...accounts, ...others],
    byKey: (key) => accounts.find((account) => account.key === key),
    find: (identity) => byIdentity.get(identity.trim().toLowerCase()),
    domains: [...new Set([homeDomain, ...accounts.map((account) => account.domain), initialDomain])],
    defaultAccessLevel: () => inForce().defaultAccessLevel ?? 'Quarantine',
    issues: () => inForce().issues ?? [],
    differences: inForce,
    signedIn(key) {
      lastSignedIn = key;
    },
    setTenantWide(scenarioId) {
      if (scenarioId !== null && !scenarioOf(scenarioId)) throw new RangeError(`no scenario named ${scenarioId}`);
      pinned = scenarioId;
      if (scenarioId === null) lastSignedIn = null;
    },
  };
}
