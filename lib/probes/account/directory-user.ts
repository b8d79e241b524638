import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { type GraphOutcome, readList, readObject } from '@/lib/protocols/graph/read';
import { type GraphUser, userSchema } from '@/lib/protocols/graph/resources';
import type { DirectoryUser } from '@/lib/report/observations';

const read = {
  label: 'users',
  permission: 'User.Read.All',
  schema: userSchema,
} as const;
const $select =
  'id,displayName,userPrincipalName,mail,proxyAddresses,accountEnabled,assignedPlans,onPremisesSyncEnabled,lastPasswordChangeDateTime,signInSessionsValidFromDateTime';

/** The person in the directory: by object id, or by any of their addresses. Nobody is a value, not a failure. */
export const directoryUser = defineProbe({
  id: 'directoryUser',
  area: 'account',
  needs: [],
  deadlineMs: 10_000,
  async run(context) {
    const found = await find(context);
    if (!found.ok) return found;
    const user: DirectoryUser = found.value === null ? { found: false } : toDirectoryUser(found.value);
    context.addEvidence({ kind: 'setting', label: 'directory user', source: 'user', values: settingsOf(user) });
    return { ok: true, value: user };
  },
});

/** Null when the directory knows nobody like that. */
async function find(context: ProbeContext): Promise<GraphOutcome<GraphUser | null>> {
  const { subject } = context;
  const key = subject.kind === 'object-id' ? subject.objectId : subject.address.trim();
  const direct = await readObject(context, { ...read, path: ['users', key], query: { $select } });
  if (direct.ok) return direct;
  if (subject.kind === 'object-id') return direct.notFound ? { ok: true, value: null } : direct;
  return direct.notFound || direct.notUnderstood ? findByAddress(context, key) : direct;
}

/**
 * The path takes the sign-in name only; a person may be asked for by any address. One question for both places of an
 * address, then each alone for a Graph that does not take the combination. OData doubles quotes in texts.
 */
async function findByAddress(context: ProbeContext, address: string): Promise<GraphOutcome<GraphUser | null>> {
  const quoted = address.replaceAll("'", "''");
  const byMail = `mail eq '${quoted}'`;
  const byProxy = `proxyAddresses/any(p:p eq 'smtp:${quoted}')`;
  for (const $filter of [`${byMail} or ${byProxy}`, byProxy, byMail, `userPrincipalName eq '${quoted}'`]) {
    // Compared again: a filter that was not honoured must not hand over somebody else.
    const own = (user: GraphUser) => hasAddress(user, address);
    const listed = await readList(context, { ...read, path: ['users'], query: { $select, $filter }, own }, 1);
    if (!listed.ok && !listed.notUnderstood) return listed.notFound ? { ok: true, value: null } : listed;
    const [found] = listed.ok ? listed.value : [];
    if (found !== undefined) return { ok: true, value: found };
    if (listed.ok && $filter.includes(' or ')) break;
  }
  return { ok: true, value: null };
}

function hasAddress(user: GraphUser, address: string): boolean {
  const wanted = address.toLowerCase();
  const own = [
    user.userPrincipalName,
    user.mail ?? '',
    ...user.proxyAddresses.map((text) => text.replace(/^smtp:/i, '')),
  ];
  return own.some((text) => text.toLowerCase() === wanted);
}

function toDirectoryUser(user: GraphUser): DirectoryUser {
  // `SMTP:` in capitals marks the primary address (https://learn.microsoft.com/graph/api/resources/user).
  const primary = user.proxyAddresses.find((address) => address.startsWith('SMTP:'))?.slice('SMTP:'.length);
  const primaryAddress = (primary ?? user.mail ?? user.userPrincipalName).toLowerCase();
  const addresses = user.proxyAddresses
    .filter((address) => /^smtp:/i.test(address))
    .map((address) => address.slice(5).toLowerCase());
  return {
    found: true,
    id: user.id,
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    primaryAddress,
    addresses: [...new Set([primaryAddress, ...addresses])],
    accountEnabled: user.accountEnabled,
    plans: user.assignedPlans?.filter((plan) => /exchange/i.test(plan.service)) ?? null,
    onPremisesSync: user.onPremisesSyncEnabled === true,
    lastPasswordChange: user.lastPasswordChangeDateTime,
    sessionsValidFrom: user.signInSessionsValidFromDateTime,
  };
}

function settingsOf(user: DirectoryUser): Record<string, string> {
  if (!user.found) return { found: 'false' };
  return {
    found: 'true',
    userPrincipalName: user.userPrincipalName,
    primaryAddress: user.primaryAddress,
    accountEnabled: String(user.accountEnabled),
    onPremisesSync: String(user.onPremisesSync),
    exchangePlans: (user.plans ?? []).map((plan) => `${plan.servicePlanId} ${plan.capabilityStatus}`).join(', '),
    lastPasswordChange: user.lastPasswordChange ?? '',
    sessionsValidFrom: user.sessionsValidFrom ?? '',
  };
}
