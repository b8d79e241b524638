import type { PlaneReply, PlaneRequest } from '../http/plane';
import { json, requestIds } from '../http/reply';
import { graphError } from './graph-error';

type Row = Record<string, unknown>;

/** Keeps the properties named by `$select`, or by `usual` when there is none. `id` always stays, as on Graph. */
export function selected(row: Row, query: URLSearchParams, usual?: readonly string[]): Row {
  const names =
    query
      .get('$select')
      ?.split(',')
      .map((name) => name.trim()) ?? usual;
  if (!names) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => name === 'id' || names.includes(name)));
}

/** One object. */
export function one(request: PlaneRequest, context: string, row: Row): PlaneReply {
  return json(
    200,
    { '@odata.context': `${request.url.origin}/v1.0/$metadata#${context}`, ...row },
    requestIds(request.headers),
  );
}

/** A collection, cut to `$top` (at most `pageSize`) rows with `@odata.nextLink` while more are left. */
export function page(request: PlaneRequest, context: string, rows: Row[], pageSize: number): PlaneReply {
  const query = request.url.searchParams;
  const size = Math.min(pageSize, Number(query.get('$top') ?? pageSize));
  const start = Number(query.get('$skiptoken') ?? 0);
  if (!(size > 0) || !(start >= 0)) return graphError(400, 'BadRequest', 'Invalid value for $top or $skiptoken.');
  const more = start + size < rows.length;
  const next = new URL(request.url);
  next.searchParams.set('$skiptoken', String(start + size));
  return json(
    200,
    {
      '@odata.context': `${request.url.origin}/v1.0/$metadata#${context}`,
      ...(more ? { '@odata.nextLink': next.href } : {}),
      value: rows.slice(start, start + size),
    },
    requestIds(request.headers),
  );
}

/** One comparison of a `$filter`. */
export interface Comparison {
  field: string;
  operator: string;
  value: string;
}

const text = `'((?:[^']|'')*)'`;
const anyLambda = new RegExp(`^(\\w+)/any\\((\\w+):\\s*\\2\\s+eq\\s+${text}\\)$`, 'i');
const startLambda = new RegExp(`^(\\w+)/any\\((\\w+):\\s*startswith\\(\\s*\\2\\s*,\\s*${text}\\s*\\)\\)$`, 'i');
const start = new RegExp(`^startswith\\(\\s*(\\w+)\\s*,\\s*${text}\\s*\\)$`, 'i');
const plain = new RegExp(`^([\\w/]+)\\s+(eq|ge|gt|le|lt)\\s+(?:${text}|(\\S+))$`, 'i');

function comparison(part: string): Comparison | null {
  const lambda = anyLambda.exec(part);
  if (lambda) return { field: lambda[1] ?? '', operator: 'eq', value: (lambda[3] ?? '').replaceAll("''", "'") };
  const starting = startLambda.exec(part) ?? start.exec(part);
  if (starting) {
    const value = (starting.at(-1) ?? '').replaceAll("''", "'");
    return { field: starting[1] ?? '', operator: 'startswith', value };
  }
  const match = plain.exec(part);
  if (!match) return null;
  return {
    field: match[1] ?? '',
    operator: (match[2] ?? '').toLowerCase(),
    value: match[3] === undefined ? (match[4] ?? '') : match[3].replaceAll("''", "'"),
  };
}

/** Reads a `$search` of clauses `"property:text"` joined by `OR`. Null for anything it does not understand. */
export function readSearch(search: string): Comparison[] | null {
  const clause = String.raw`"(\w+):((?:[^"\\]|\\.)*)"`;
  if (!new RegExp(`^${clause}(?:\\s+OR\\s+${clause})*$`).test(search.trim())) return null;
  return [...search.matchAll(new RegExp(clause, 'g'))].map(([, field = '', value = '']) => ({
    field,
    operator: 'search',
    value: value.replace(/\\(.)/g, '$1'),
  }));
}

/** Splits outside quotes on a word such as `and`. */
function split(filter: string, word: string): string[] {
  return filter.split(new RegExp(`\\s+${word}\\s+(?=(?:[^']*'[^']*')*[^']*$)`, 'i')).map((part) => part.trim());
}

/** Reads a `$filter` of comparisons joined by `or` of `and`. Null for anything it does not understand. */
export function readFilter(filter: string): Comparison[][] | null {
  const alternatives = split(filter.trim(), 'or').map((alternative) =>
    split(alternative.replace(/^\((.*)\)$/, '$1'), 'and').map(comparison),
  );
  const known = alternatives.map((parts) => parts.filter((part) => part !== null));
  return known.every((parts, index) => parts.length === alternatives[index]?.length) ? known : null;
}
