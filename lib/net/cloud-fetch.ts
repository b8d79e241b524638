import { NetError } from './failure';
import type { HttpRequest, Net } from './types';

/** The part of `fetch` that jose's `customFetch` and the Graph client use. */
export type CloudFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const methods: readonly string[] = ['GET', 'POST', 'OPTIONS', 'HEAD'] satisfies HttpRequest['method'][];
/** Statuses whose `Response` must have no body (https://fetch.spec.whatwg.org/#null-body-status). */
const nullBodyStatuses: readonly number[] = [204, 205, 304];

/**
 * A `fetch` over `net.cloudRequest`: only origins of the cloud table, redirects returned and not followed, text bodies.
 * @param timeoutMs overall limit of each call.
 * Rejects with a TypeError whose `cause` is a `NetError` when the network fails, as `fetch` does.
 */
export function createCloudFetch(net: Pick<Net, 'cloudRequest'>, timeoutMs = 10_000): CloudFetch {
  return async (input, init) => {
    const request = new Request(input, init);
    if (!isMethod(request.method)) throw new TypeError(`method not supported: ${request.method}`);
    const body = request.body === null ? undefined : await request.text();
    const outcome = await net.cloudRequest({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      timeoutMs,
      signal: request.signal,
      ...(body === undefined ? {} : { body }),
    });
    if (!outcome.ok) {
      if (request.signal.aborted) throw request.signal.reason;
      throw new TypeError('fetch failed', { cause: new NetError(outcome.failure) });
    }
    return new Response(nullBodyStatuses.includes(outcome.status) ? null : outcome.body, {
      status: outcome.status,
      headers: responseHeaders(outcome.headers),
    });
  };
}

/** The body was decoded already, so what described its encoding is gone. */
function responseHeaders(headers: Record<string, string>): Record<string, string> {
  const { 'content-encoding': _encoding, 'content-length': _length, 'transfer-encoding': _transfer, ...rest } = headers;
  return rest;
}

function isMethod(method: string): method is HttpRequest['method'] {
  return methods.includes(method);
}
