import { NetError } from './failure';
import type { HttpRequest } from './types';

/** A URL that passed the rules for hosts a domain leads to. `host` is without brackets. */
export interface Target {
  url: URL;
  host: string;
  port: number;
  secure: boolean;
}

/**
 * Parses a URL the way it will be dialled; the parser also turns every spelling of an address into one.
 * Throws a `NetError`: `malformed` for no URL, `forbidden-address` for another scheme, port, or user information.
 */
export function learnedTarget(text: string): Target {
  const target = targetOf(text);
  // What a domain leads to is a web server on its ordinary port; anything else is a scan of somebody's network.
  if (target.port !== (target.secure ? 443 : 80)) throw new NetError('forbidden-address');
  return target;
}

/** The same without the rule for ports: for origins of the cloud table. */
export function targetOf(text: string): Target {
  const url = parseUrl(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new NetError('forbidden-address');
  if (url.username !== '' || url.password !== '') throw new NetError('forbidden-address');
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return { url, host, port, secure };
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch (cause) {
    throw new NetError('malformed', {}, { cause });
  }
}

/**
 * Throws a TypeError when a request to a learned host carries anything secret: that is a bug of ours, and the request
 * must not leave. An empty `Bearer` only asks for a challenge and may go over https (RFC 6750 section 3).
 */
export function refuseCredentials(request: HttpRequest, target: Target): void {
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    const header = name.toLowerCase();
    if (header === 'cookie' || header === 'proxy-authorization' || header === 'host') {
      throw new TypeError(`${header} must not be sent to a learned host`);
    }
    if (header !== 'authorization') continue;
    if (!/^bearer\s*$/i.test(value)) throw new TypeError('credentials must not be sent to a learned host');
    if (!target.secure) throw new TypeError('authorization must not be sent without TLS');
  }
}
