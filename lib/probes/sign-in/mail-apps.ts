import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import {
  type GraphServicePrincipal,
  permissionGrantSchema,
  roleAssignmentSchema,
  servicePrincipalSchema,
} from '@/lib/protocols/graph/application-resources';
import { readList } from '@/lib/protocols/graph/read';
import type { DirectoryUser } from '@/lib/report/observations';
import type { MailAppRegistration } from '@/lib/report/optional-facts';
import { readConsentRule } from './consent-rule';

/** Application ids of mail apps that come with phones (community lists; fact sheet exchange-online, 7.3), and Outlook's. */
const nativeApps: readonly [appId: string, name: string][] = [
  ['f8d98a96-0999-43f5-8af3-69971c7bb423', 'Apple Internet Accounts'],
  ['8acd33ea-7197-4a96-bc33-d7cc7101262f', 'Samsung Email'],
  ['2cee05de-2b8f-45a2-8289-2a06ca32c4c8', 'Gmail'],
];
const outlook: readonly [appId: string, name: string] = ['27922004-5251-4030-b22d-91ecd9a37ea4', 'Outlook Mobile'];

const permission = 'Directory.Read.All';
/** Rights to a mailbox that such an app asks for: ActiveSync, and what some ask for instead. */
const mailScope = /(^|\s)(EAS|EWS|Mail|IMAP)\./i;

/**
 * What the directory says of the mail apps: there at all, switched on, reserved for assigned people, agreed to. It stands
 * whatever the sign-in log says or hides. Optional. Who agreed is asked only where it decides.
 */
export const mailApps = defineProbe({
  id: 'mailApps',
  area: 'sign-in',
  needs: ['directoryUser'],
  deadlineMs: 8_000,
  async run(context, { directoryUser: user }) {
    if (!user.found) return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    const { app } = context.given;
    const asked = app === 'outlook' ? [outlook] : app === 'native' ? nativeApps : [...nativeApps, outlook];
    const [listed, rule] = await Promise.all([readPrincipals(context, asked), readConsentRule(context)]);
    if (!listed.ok) return { ok: false, failure: listed.failure };
    const apps = await Promise.all(
      asked.map(([appId, name]) => {
        const principal = listed.value.find((row) => row.appId === appId);
        return principal === undefined ? absent(appId, name) : registration(context, user, principal, { name, rule });
      }),
    );
    for (const entry of apps) {
      const { name, ...values } = entry;
      const texts = Object.entries(values).map(([key, value]) => [key, value === null ? '' : String(value)]);
      context.addEvidence({
        kind: 'setting',
        label: name,
        source: 'servicePrincipal',
        values: Object.fromEntries(texts),
      });
    }
    const values = { usersMayConsent: rule.usersMayConsent === null ? '' : String(rule.usersMayConsent) };
    context.addEvidence({ kind: 'setting', label: 'consent by people', source: 'authorizationPolicy', values });
    return { ok: true, value: { apps, ...rule } };
  },
});

function readPrincipals(context: ProbeContext, asked: readonly (readonly [appId: string, name: string])[]) {
  return readList(context, {
    label: 'servicePrincipals',
    path: ['servicePrincipals'],
    query: {
      $filter: `appId in (${asked.map(([appId]) => `'${appId}'`).join(',')})`,
      $select: 'id,appId,displayName,accountEnabled,appRoleAssignmentRequired',
    },
    permission,
    schema: servicePrincipalSchema,
    own: (row) => asked.some(([appId]) => appId === row.appId),
  });
}

/** An app that nobody of the organisation has ever agreed to has no entry in the directory. */
function absent(appId: string, name: string): MailAppRegistration {
  return { appId, name, present: false, enabled: true, assignmentRequired: false, assigned: null, consented: false };
}

type Person = Extract<DirectoryUser, { found: true }>;

async function registration(
  context: ProbeContext,
  user: Person,
  principal: GraphServicePrincipal,
  { name, rule }: { name: string; rule: Awaited<ReturnType<typeof readConsentRule>> },
): Promise<MailAppRegistration> {
  const { appId, appRoleAssignmentRequired: assignmentRequired } = principal;
  const [consented, assigned] = await Promise.all([
    // Microsoft's own app is agreed to in advance; elsewhere it matters only where people may not agree by themselves.
    appId === outlook[0] || rule.usersMayConsent !== false ? null : readConsent(context, user, principal.id),
    assignmentRequired ? readAssignment(context, user, principal.id) : null,
  ]);
  return {
    appId,
    name: principal.displayName || name,
    present: true,
    enabled: principal.accountEnabled,
    assignmentRequired,
    assigned,
    consented,
  };
}

/** Whether everybody or this person has agreed that the app reads mail; null when that could not be read. */
async function readConsent(context: ProbeContext, user: Person, principalId: string): Promise<boolean | null> {
  const path = ['servicePrincipals', principalId, 'oauth2PermissionGrants'];
  const read = await readList(context, {
    label: 'oauth2PermissionGrants',
    path,
    permission,
    schema: permissionGrantSchema(user.id),
    // Whether others agreed is nobody's business here.
    own: ({ covers }) => covers,
  });
  if (!read.ok) return null;
  return read.value.some(({ scope }) => mailScope.test(scope));
}

/**
 * Whether the app is assigned to the person, directly or by a group they are a direct member of, which is all that counts
 * (https://learn.microsoft.com/graph/api/user-list-approleassignments). Null when that could not be read.
 */
async function readAssignment(context: ProbeContext, user: Person, principalId: string): Promise<boolean | null> {
  const read = await readList(context, {
    label: 'appRoleAssignments',
    path: ['users', user.id, 'appRoleAssignments'],
    query: { $filter: `resourceId eq ${principalId}` },
    permission,
    schema: roleAssignmentSchema,
    own: ({ resourceId }) => resourceId === principalId.toLowerCase(),
  });
  return read.ok ? read.value.length > 0 : null;
}
