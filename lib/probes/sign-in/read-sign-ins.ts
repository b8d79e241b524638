import type { z } from 'zod';
import type { ProbeContext, ProbeResult } from '@/lib/probes/define-probe';
import { lowerText } from '@/lib/protocols/graph/fields';
import { type GraphRead, readList } from '@/lib/protocols/graph/read';
import { signInSchema } from '@/lib/protocols/graph/resources';
import type { DirectoryUser, SignIn } from '@/lib/report/observations';

/** Entra keeps sign-ins 30 days (P1); what stopped a phone longer than a week ago is rarely what stops it now. */
const days = 7;
/** A busy person has hundreds of renewals a day; the mail app's must not be pushed out by those of a browser. */
const most = 200;
/** Rows that become evidence: refusals first, since they are what a finding rests on. */
const mostShown = 50;

/**
 * The person's newest sign-ins of one kind. By object id and time only: the client's name says little about modern sign-in.
 * v1.0 lists what a person did; token renewals are on beta, asked for by event type
 * (https://learn.microsoft.com/graph/api/signin-list).
 */
export async function readSignIns(
  context: ProbeContext,
  user: DirectoryUser,
  kind: 'interactive' | 'background',
): Promise<ProbeResult<{ signIns: SignIn[] }>> {
  if (!user.found) return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
  const { oldest, since } = reach(context);
  const filter = `userId eq '${user.id.replaceAll("'", "''")}' and createdDateTime ge ${since}`;
  const renewals = " and signInEventTypes/any(t: t eq 'nonInteractiveUser')";
  return readRows(context, {
    ...(kind === 'background' ? { version: 'beta' as const } : {}),
    $filter: kind === 'background' ? filter + renewals : filter,
    schema: signInSchema,
    own: (row) => (row.userId === '' || row.userId === user.id.toLowerCase()) && row.createdDateTime >= oldest,
  });
}

/** Entra's number for a name that no account has (learn.microsoft.com/entra/identity-platform/reference-error-codes). */
const unknownName = 50034;
const unknownNameSchema = signInSchema.extend({ userPrincipalName: lowerText });

/**
 * The newest sign-ins that failed because somebody typed the person's mail address where the sign-in name is another. Such rows
 * carry no object id, so they are found by the name that was typed; who typed it they do not say. Not asked where both are one.
 */
export async function readMistypedNames(
  context: ProbeContext,
  user: DirectoryUser,
): Promise<ProbeResult<{ signIns: SignIn[] }>> {
  if (!user.found) return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
  const address = user.primaryAddress.toLowerCase();
  if (user.userPrincipalName.toLowerCase() === address) return { ok: true, value: { signIns: [] } };
  const { oldest, since } = reach(context);
  return readRows(context, {
    $filter: `userPrincipalName eq '${address.replaceAll("'", "''")}' and status/errorCode eq ${unknownName} and createdDateTime ge ${since}`,
    schema: unknownNameSchema,
    own: ({ userPrincipalName, status, createdDateTime }) =>
      userPrincipalName === address && status.errorCode === unknownName && createdDateTime >= oldest,
  });
}

function reach(context: ProbeContext): { oldest: string; since: string } {
  const oldest = new Date(context.now().getTime() - days * 86_400_000).toISOString();
  return { oldest, since: oldest.replace(/\.\d+Z$/, 'Z') };
}

type Row = z.infer<typeof signInSchema>;

/** One page of rows. A filter that was not honoured must bring neither other people nor old noise, so each row is `own`. */
async function readRows<T extends Row>(
  context: ProbeContext,
  { $filter, ...read }: Pick<GraphRead<T>, 'version' | 'schema' | 'own'> & { $filter: string },
): Promise<ProbeResult<{ signIns: SignIn[] }>> {
  const found = await readList(
    context,
    {
      label: 'auditLogs/signIns',
      path: ['auditLogs', 'signIns'],
      query: { $filter, $top: String(most), $orderby: 'createdDateTime desc' },
      permission: 'AuditLog.Read.All',
      ...read,
    },
    1,
  );
  if (!found.ok) return found;
  const signIns = found.value.map(toSignIn).sort((one, other) => other.at.localeCompare(one.at));
  const refused = (row: SignIn) => row.errorCode !== 0 || /failure/i.test(row.conditionalAccess);
  for (const signIn of [...signIns.filter(refused), ...signIns.filter((row) => !refused(row))].slice(0, mostShown)) {
    context.addEvidence({ kind: 'setting', label: signIn.id, source: 'signIn', values: settingsOf(signIn) });
  }
  return { ok: true, value: { signIns } };
}

function toSignIn(row: Row): SignIn {
  const { city = '', state = '', countryOrRegion = '' } = row.location ?? {};
  return {
    id: row.id,
    at: row.createdDateTime,
    appId: row.appId,
    appName: row.appDisplayName,
    clientApp: row.clientAppUsed,
    resource: row.resourceDisplayName,
    errorCode: row.status.errorCode,
    failureReason: row.status.failureReason,
    conditionalAccess: row.conditionalAccessStatus,
    policies: row.appliedConditionalAccessPolicies.map((policy) => ({
      id: policy.id,
      name: policy.displayName,
      result: policy.result,
      grantControls: policy.enforcedGrantControls,
    })),
    ipAddress: row.ipAddress,
    location: [city, state, countryOrRegion].filter((part) => part !== '').join(', '),
    operatingSystem: row.deviceDetail?.operatingSystem ?? '',
  };
}

function settingsOf(signIn: SignIn): Record<string, string> {
  const { policies, errorCode, id: _id, ...texts } = signIn;
  return {
    ...texts,
    errorCode: String(errorCode),
    policies: policies.map(({ name, result }) => `${name}: ${result}`).join('; '),
  };
}
