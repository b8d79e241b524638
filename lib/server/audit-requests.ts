import { remedyIds } from '@/lib/report/remedies';
import type { AuditFilter } from '@/lib/store/remedy-types';
import { parseAddress } from './address';
import { type Answer, answer, refuse } from './answer';
import { parseId, wholeNumber } from './requests';

/** A date, or an instant with its zone; an hour without a zone would mean another one to everybody. */
const instant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Query of `GET /api/audit` and `GET /api/audit.csv`: `user`, `remedy`, `after` (an instant), `before` (an id), `limit`. */
export function parseAudit(query: URLSearchParams): Answer<{ filter: AuditFilter; limit: number }> {
  const limit = wholeNumber(query.get('limit') ?? '50', 1, 500);
  if (limit === null) return refuse('malformed', '"limit" must be a whole number from 1 to 500.');
  const filter: AuditFilter = {};
  const user = query.get('user');
  if (user !== null && user !== '') {
    const address = parseAddress(user);
    if (address === null) return refuse('malformed', '"user" must be one mail address of at most 320 characters.');
    filter.address = address;
  }
  const remedy = query.get('remedy');
  if (remedy !== null && remedy !== '') {
    const known = remedyIds.find((id) => id === remedy);
    if (known === undefined) return refuse('malformed', `"remedy" must be one of ${remedyIds.join(', ')}.`);
    filter.remedy = known;
  }
  const after = query.get('after');
  if (after !== null && after !== '') {
    if (!instant.test(after) || Number.isNaN(Date.parse(after))) {
      return refuse('malformed', '"after" must be a date or an instant with its zone, such as 2026-11-24T10:00:00Z.');
    }
    filter.after = new Date(after).toISOString();
  }
  const before = query.get('before');
  if (before !== null && before !== '') {
    const id = parseId(before);
    if (id === null) return refuse('malformed', '"before" must be the "next" of the page before.');
    filter.before = id;
  }
  return answer({ filter, limit });
}
