import type { PlaneReply, PlaneRequest } from '../http/plane';
import type { Account } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { graphError } from './graph-error';
import { type Comparison, page, readFilter, selected } from './odata';
import { signInResource } from './resources';

type Row = Record<string, unknown>;

/** The account whose rows are asked for, so that its own faults can strike. */
export function signInSubject(tenant: Tenant, request: PlaneRequest): Account | undefined {
  const comparisons = (readFilter(request.url.searchParams.get('$filter') ?? '') ?? []).flat();
  const identity = comparisons.find(({ field }) => field === 'userId' || field === 'userPrincipalName');
  return identity && tenant.find(identity.value);
}

function matches(row: Row, { field, operator, value }: Comparison): boolean {
  const own = field.split('/').reduce<unknown>((part, name) => (part as Row | undefined)?.[name], row);
  if (field === 'createdDateTime') {
    const difference = Date.parse(String(own)) - Date.parse(value);
    return { ge: difference >= 0, gt: difference > 0, le: difference <= 0, lt: difference < 0 }[operator] ?? false;
  }
  return operator === 'eq' && String(own).toLowerCase() === value.toLowerCase();
}

const eventType = String.raw`signInEventTypes\/any\([^)]*\)`;
/** The clause on event types, alone in brackets or not, wherever it stands among clauses joined by `and`. */
const eventTypes = new RegExp(String.raw`\s*\(?${eventType}(?:\s+or\s+${eventType})*\)?\s*`, 'i');

/** The filter without the clause on event types. */
function withoutEventTypes(filter: string): string {
  const rest = filter.replace(eventTypes, ' ').trim();
  return rest.replace(/\s*\band\s+and\b\s*/i, ' and ').replace(/^and\s+|\s+and$/gi, '');
}

/**
 * `GET /auditLogs/signIns`, newest first. Interactive sign-ins only, unless `signInEventTypes` asks for others, which only
 * beta knows. https://learn.microsoft.com/graph/api/signin-list
 */
export function listSignIns(tenant: Tenant, request: PlaneRequest, now: Date): PlaneReply {
  const query = request.url.searchParams;
  const filter = query.get('$filter');
  const asked = [...(filter?.match(eventTypes)?.[0] ?? '').matchAll(/eq\s+'(\w+)'/gi)].map((match) => match[1]);
  const alternatives = filter === null ? [[]] : readFilter(withoutEventTypes(filter));
  const unknown = asked.length > 0 && !request.url.pathname.startsWith('/beta/');
  if (!alternatives || unknown) return graphError(400, 'BadRequest', 'Invalid filter clause.');
  const types = asked.length > 0 ? asked : ['interactiveUser'];
  const rows = tenant.accounts
    .flatMap((account) => account.signIns.map((row, index) => signInResource(account, row, index, now)))
    .filter((row) => types.includes(row.isInteractive === true ? 'interactiveUser' : 'nonInteractiveUser'))
    .filter((row) => alternatives.some((comparisons) => comparisons.every((part) => matches(row, part))))
    .sort((left, right) => String(right.createdDateTime).localeCompare(String(left.createdDateTime)))
    .map((row) => selected(row, query));
  return page(request, 'auditLogs/signIns', rows, 1000);
}
