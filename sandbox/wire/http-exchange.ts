import type { IncomingHttpHeaders } from 'node:http';
import type { LogEntry } from './world';

/** One HTTP request as a behaviour sees it. */
export interface WireRequest {
  method: string;
  /** Host name asked for, without port, in lower case. */
  host: string;
  /** Path and query as sent. */
  target: string;
  /** The `Authorization` header; null when there was none. */
  authorization: string | null;
  /** All headers, names in lower case. */
  headers: IncomingHttpHeaders;
  /** The body of a POST, cut off behind 64 KiB; empty for every other method. */
  body: Uint8Array;
}

/** What a behaviour answers. Header values given as a list are sent as one line each. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Uint8Array;
}

/** What a host does with a request: its answer; null leaves the client waiting, `reset` drops the connection. */
export type Behaved = WireAnswer | 'reset' | null;

/** Gives the answer to a request. */
export type Behave = (request: WireRequest) => Promise<Behaved> | Behaved;

/** Kind of an `Authorization` header, and the token of a Bearer one. The token never reaches the log. */
export type Authorization = { kind: 'none' | 'empty-bearer' | 'basic' | 'other' } | { kind: 'bearer'; token: string };

/** Reads an `Authorization` header (RFC 9110 11.6.2: scheme names ignore case). */
export function readAuthorization(header: string | null): Authorization {
  if (header === null) return { kind: 'none' };
  const [scheme = '', ...rest] = header.trim().split(/\s+/);
  const token = rest.join(' ');
  switch (scheme.toLowerCase()) {
    case '':
      return { kind: 'none' };
    case 'bearer':
      return token === '' ? { kind: 'empty-bearer' } : { kind: 'bearer', token };
    case 'basic':
      return { kind: 'basic' };
    default:
      return { kind: 'other' };
  }
}

/** Path of a request target in lower case and without query, as IIS compares paths. */
export function pathOf(target: string): string {
  return (target.split('?', 1)[0] ?? '').toLowerCase();
}

/** Which part of the simulated cloud a request was meant for, by its path: also on hosts that are no Exchange. */
export function planeOf(target: string): LogEntry['plane'] {
  const path = pathOf(target);
  if (path.startsWith('/microsoft-server-activesync')) return 'activesync';
  return path.startsWith('/autodiscover/') ? 'autodiscover' : 'web';
}

/** An HTML page. */
export function page(status: number, title: string, headers: Record<string, string> = {}): WireAnswer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body };
}
