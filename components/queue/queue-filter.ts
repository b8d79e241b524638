import { type Concern, concerns } from '@/lib/report/queue';

/** What the queue shows, as its address says. `after` is the `next` of the page before. */
export interface QueueView {
  concern: Concern | null;
  query: string;
  after: string | null;
}

/** Reads the query of the page; what is not known there is left out. Each value may be missing or repeated. */
export function queueViewOf(query: Record<string, string | string[] | undefined>): QueueView {
  const one = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  };
  return {
    concern: concerns.find((word) => word === one('concern')) ?? null,
    query: one('query'),
    after: one('after') || null,
  };
}

/** The view as a query, with its `?`; empty when it lets everything through. */
export function queueQuery({ concern, query, after }: QueueView): string {
  const parts = new URLSearchParams({
    ...(concern === null ? {} : { concern }),
    ...(query === '' ? {} : { query }),
    ...(after === null ? {} : { after }),
  });
  return parts.size > 0 ? `?${parts}` : '';
}
