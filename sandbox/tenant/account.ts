import { createHash } from 'node:crypto';
import { homeDomain, initialDomain } from '../names';
import { iphone } from '../scenarios/phones';
import type { Directory, Mailbox, Phone, Scenario, SignIn } from '../scenarios/scenario';
import { healthySignIns } from '../scenarios/sign-ins';

/** A person of the simulated tenant: a scenario with every healthy default filled in. */
export interface Account {
  /** Key, the scenario's id. */
  key: string;
  scenario: Scenario;
  objectId: string;
  mailboxGuid: string;
  name: string;
  /** Primary mail address. */
  address: string;
  /** userPrincipalName. */
  signInName: string;
  /** Every address, primary first, without prefix. */
  addresses: string[];
  domain: string;
  roles: string[];
  directory: Directory;
  mailbox: Mailbox;
  phones: Phone[];
  signIns: SignIn[];
}

const mailboxPlan = {
  servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  service: 'exchange',
  capabilityStatus: 'Enabled',
};
// Foundation carries no mailbox although its service is "exchange": a trap that real tenants set.
const foundationPlan = { ...mailboxPlan, servicePlanId: '113feb6c-3fe4-4440-bddc-54d774bf0318' };

/** A stable GUID (version 4 form) made from a text, so that ids survive a restart. */
export function guidOf(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function mailboxOf(scenario: Scenario, phones: Phone[]): Mailbox {
  return {
    place: 'cloud',
    recipientTypeDetails: 'UserMailbox',
    externalAddress: null,
    activeSyncEnabled: true,
    outlookMobileEnabled: true,
    // The organisation holds unknown phones, so a healthy phone stands on its owner's allowed list.
    allowedDeviceIds: phones.filter((phone) => phone.clientType === 'EAS').map((phone) => phone.deviceId),
    blockedDeviceIds: [],
    policy: null,
    usedBytes: 12.4 * 2 ** 30,
    recoverableBytes: 1.1 * 2 ** 30,
    deleted: null,
    ...scenario.mailbox,
  };
}

/** Makes the account of a scenario. Never fails: scenarios are data of this program. */
export function accountOf(scenario: Scenario): Account {
  const domain = scenario.network?.domain ?? homeDomain;
  const address = `${scenario.person.local}@${domain}`;
  const signInName = scenario.person.signInName ?? address;
  const phones = scenario.phones ?? [iphone(scenario.id)];
  return {
    key: scenario.id,
    scenario,
    objectId: guidOf(`user:${scenario.id}`),
    mailboxGuid: guidOf(`mailbox:${scenario.id}`),
    name: scenario.person.name,
    address,
    signInName,
    addresses: [...new Set([address, `${scenario.person.local}@${initialDomain}`, ...(scenario.person.aliases ?? [])])],
    domain,
    roles: scenario.person.roles ?? [],
    directory: {
      accountEnabled: true,
      plans: [mailboxPlan, foundationPlan],
      onPremisesSync: false,
      passwordChangedMinutesAgo: 90 * 24 * 60,
      ...scenario.directory,
    },
    mailbox: mailboxOf(scenario, phones),
    phones,
    signIns: scenario.signIns ?? healthySignIns,
  };
}
