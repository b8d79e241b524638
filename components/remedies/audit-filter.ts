import { type RemedyId, remedyIds } from '@/lib/report/remedies';

/** What the page of changes shows, as its address says. `before` is the `next` of the page before. */
export interface AuditFilter {
  user: string;
  remedy: RemedyId | null;
  before: string | null;
}

/** Reads the query of the page; what is not known there is left out. Each value may be missing or repeated. */
export function auditFilterOf(query: Record<string, string | string[] | undefined>): AuditFilter {
  const one = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  };
  return {
    user: one('user'),
    remedy: remedyIds.find((id) => id === one('remedy')) ?? null,
    before: one('before') || null,
  };
}

/** The filter as a query, with its `?`; empty when it lets everything through. */
export function auditQuery({ user, remedy, before }: AuditFilter): string {
  const query = new URLSearchParams({
    ...(user === '' ? {} : { user }),
    ...(remedy === null ? {} : { remedy }),
    ...(before === null ? {} : { before }),
  });
  return query.size > 0 ? `?${query}` : '';
}
