import type { PlaneReply, PlaneRequest } from '../http/plane';
import type { Account } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { graphError } from './graph-error';
import { type Comparison, one, page, readFilter, selected } from './odata';
import { defaultUserFields, userResource } from './resources';

/** `GET /users/{id or userPrincipalName}`; an address that is no sign-in name is not found, as on Graph. */
export function getUser(tenant: Tenant, identity: string, request: PlaneRequest, now: Date): PlaneReply {
  const account = tenant.find(identity);
  const wanted = identity.toLowerCase();
  if (!account || ![account.objectId, account.signInName.toLowerCase()].includes(wanted)) {
    return graphError(
      404,
      'Request_ResourceNotFound',
      `Resource '${identity}' does not exist or one of its queried reference-property objects are not present.`,
    );
  }
  return one(
    request,
    'users/$entity',
    selected(userResource(account, now), request.url.searchParams, defaultUserFields),
  );
}

function matches(account: Account, { field, operator, value }: Comparison): boolean {
  const wanted = value.toLowerCase();
  const texts: Record<string, string[]> = {
    id: [account.objectId],
    mail: [account.address],
    userPrincipalName: [account.signInName],
    // The prefix tells primary from secondary; Graph compares without regard to case.
    proxyAddresses: account.addresses.map((address) => `smtp:${address}`),
    accountEnabled: [String(account.directory.accountEnabled)],
  };
  return operator === 'eq' && (texts[field] ?? []).some((text) => text.toLowerCase() === wanted);
}

/** `GET /users`, with `$filter` on id, mail, userPrincipalName, proxyAddresses, accountEnabled. */
export function listUsers(tenant: Tenant, request: PlaneRequest, now: Date): PlaneReply {
  const query = request.url.searchParams;
  const filter = query.get('$filter');
  const alternatives = filter === null ? [[]] : readFilter(filter);
  if (!alternatives) return graphError(400, 'Request_UnsupportedQuery', 'The filter is not supported.');
  const found = tenant.accounts.filter((account) =>
    alternatives.some((comparisons) => comparisons.every((comparison) => matches(account, comparison))),
  );
  const rows = found.map((account) => selected(userResource(account, now), query, defaultUserFields));
  return page(request, 'users', rows, 100);
}
