import type { ProbeContext } from '@/lib/probes/define-probe';
import { authorizationPolicySchema } from '@/lib/protocols/graph/application-resources';
import { readObject } from '@/lib/protocols/graph/read';
import type { MailApps } from '@/lib/report/optional-facts';

/**
 * Whether people may agree to an app by themselves. False only when they may agree to none at all: every other value allows
 * some app under conditions that are Microsoft's and change, so null
 * (https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent).
 */
export async function readConsentRule(
  context: ProbeContext,
): Promise<Pick<MailApps, 'usersMayConsent' | 'consentUnread'>> {
  const read = await readObject(context, {
    label: 'policies/authorizationPolicy',
    path: ['policies', 'authorizationPolicy'],
    permission: 'Policy.Read.All',
    schema: authorizationPolicySchema,
  });
  if (!read.ok) return { usersMayConsent: null, consentUnread: read.failure };
  const own = read.value.defaultUserRolePermissions.permissionGrantPoliciesAssigned
    .map((name) => name.toLowerCase())
    .filter((name) => name.startsWith('managepermissiongrantsforself.'));
  if (own.length === 0) return { usersMayConsent: false, consentUnread: null };
  const any = own.some((name) => name.endsWith('microsoft-user-default-legacy'));
  return { usersMayConsent: any ? true : null, consentUnread: null };
}
