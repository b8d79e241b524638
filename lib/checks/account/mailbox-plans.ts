import type { DirectoryUser } from '@/lib/report/observations';

type Plans = Extract<DirectoryUser, { found: true }>['plans'];

/**
 * Exchange plans that carry no mailbox: FOUNDATION (also Government), ARCHIVE, ARCHIVE_ADDON, ANALYTICS. Foundation stands
 * in most licences, so asking only for the service "exchange" would call nearly everybody licensed
 * (learn.microsoft.com/entra/identity/users/licensing-service-plan-reference).
 */
const withoutMailbox = new Set([
  '113feb6c-3fe4-4440-bddc-54d774bf0318',
  '922ba911-5694-4e99-a794-73aed9bfeec8',
  'da040e0a-b393-4bea-bb76-928b3fa1cf5a',
  '176a09a6-7ec5-4039-ac02-b2791c6ba793',
  '34c0d7a0-a70f-4668-9238-47f9fc208882',
]);

/** States in which a plan still works: Graph `assignedPlan.capabilityStatus`; `Warning` is the grace period. */
const working = new Set(['enabled', 'warning']);
/** The states in which it does not (https://learn.microsoft.com/graph/api/resources/assignedplan). */
const ended = new Set(['suspended', 'deleted', 'lockedout']);

/** True when one of the plans gives a mailbox. New plan ids appear every year, so an unknown Exchange plan counts. */
export function hasMailboxPlan(plans: Plans): boolean {
  return mailboxPlans(plans).some(({ capabilityStatus }) => working.has(capabilityStatus.toLowerCase()));
}

/** True when a plan would give a mailbox and its state is a word that nobody knows: neither licensed nor not. */
export function hasPlanOfUnknownState(plans: Plans): boolean {
  return mailboxPlans(plans).some(({ capabilityStatus }) => {
    const state = capabilityStatus.toLowerCase();
    return !working.has(state) && !ended.has(state);
  });
}

function mailboxPlans(plans: Plans): NonNullable<Plans> {
  return (plans ?? []).filter(
    ({ servicePlanId, service }) => /exchange/i.test(service) && !withoutMailbox.has(servicePlanId.toLowerCase()),
  );
}
