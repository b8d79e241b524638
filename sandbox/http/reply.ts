import { randomUUID } from 'node:crypto';
import type { PlaneReply } from './plane';

/** A JSON answer with the given status and further headers. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): PlaneReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(value),
  };
}

/** An HTML page with a policy that allows its inline style and nothing else. */
export function html(status: number, page: string, headers: Record<string, string> = {}): PlaneReply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      ...headers,
    },
    body: page,
  };
}

/** A redirect (302), as sign-in pages give. */
export function redirect(location: string, headers: Record<string, string> = {}): PlaneReply {
  return { status: 302, headers: { location, 'cache-control': 'no-store', ...headers } };
}

/** Ids that Microsoft puts on every answer; what support asks for. */
export function requestIds(sent: Record<string, string>): Record<string, string> {
  return { 'request-id': randomUUID(), 'client-request-id': sent['client-request-id'] ?? randomUUID() };
}

/** Escapes text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Minutes before `now` as an instant; null stays null. */
export function minutesBefore(now: Date, minutes: number | null): Date | null {
  return minutes === null ? null : new Date(now.getTime() - minutes * 60_000);
}
