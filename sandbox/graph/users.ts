import type { PlaneReply, PlaneRequest } from '../http/plane';
import type { Account } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { graphError } from './graph-error';
import { type Comparison, one, page, readFilter, readSearch, selected } from './odata';
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

/** Lower case and without marks, as the directory compares. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** `$search` takes the name apart into words, and every word has to begin one; other properties begin with the text. */
function isFound(field: string, own: string, wanted: string): boolean {
  if (field !== 'displayName') return own.startsWith(wanted);
  const words = own.split(/[\s'-]+/);
  return wanted.split(/[\s'-]+/).every((part) => words.some((word) => word.startsWith(part)));
}

function matches(account: Account, { field, operator, value }: Comparison): boolean {
  const wanted = folded(value);
  const [givenName = '', ...family] = account.name.split(' ');
  const texts: Record<string, string[]> = {
    id: [account.objectId],
    displayName: [account.name],
    givenName: [givenName],
    surname: [family.join(' ')],
    mail: [account.address],
    userPrincipalName: [account.signInName],
    // The prefix tells primary from secondary; Graph compares without regard to case.
    proxyAddresses: account.addresses.map((address) => `smtp:${address}`),
    accountEnabled: [String(account.directory.accountEnabled)],
  };
  return (texts[field] ?? []).map(folded).some((own) => {
    if (operator === 'startswith') return own.startsWith(wanted);
    return operator === 'search' ? isFound(field, own, wanted) : operator === 'eq' && own === wanted;
  });
}

/** What only an advanced query may ask: `$search`, order beside a filter, the start of an address in a list of them. */
function needsAdvanced(query: URLSearchParams): boolean {
  const filter = query.get('$filter');
  return query.has('$search') || (filter !== null && (query.has('$orderby') || /any\(\w+:\s*startswith/i.test(filter)));
}

/**
 * `GET /users`, with `$filter` on names and addresses or with `$search`. Advanced queries take the header
 * `ConsistencyLevel: eventual` and `$count`: https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function listUsers(tenant: Tenant, request: PlaneRequest, now: Date): PlaneReply {
  const query = request.url.searchParams;
  const { $filter: filter, $search: search } = Object.fromEntries(query);
  const eventual = request.headers.consistencylevel?.toLowerCase() === 'eventual';
  if (needsAdvanced(query) && !(eventual && (query.has('$count') || search !== undefined))) {
    return graphError(400, 'Request_UnsupportedQuery', 'Request takes the header ConsistencyLevel: eventual.');
  }
  const searched = search === undefined ? [] : readSearch(search);
  const alternatives = filter === undefined ? [[]] : readFilter(filter);
  if (!alternatives || !searched) return graphError(400, 'Request_UnsupportedQuery', 'The query is not supported.');
  const found = tenant.everybody
    .filter((account) => searched.length === 0 || searched.some((part) => matches(account, part)))
    .filter((account) => alternatives.some((parts) => parts.every((part) => matches(account, part))));
  const order = query.get('$orderby') === 'displayName';
  const sorted = order ? found.toSorted((one, other) => one.name.localeCompare(other.name)) : found;
  const rows = sorted.map((account) => selected(userResource(account, now), query, defaultUserFields));
  return page(request, 'users', rows, 100);
}
