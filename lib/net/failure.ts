import type { CertificateFacts } from '@/lib/report/evidence';
import type { NetFailure } from './types';

/** What was already known when an exchange failed: the checked address and, after a handshake, the certificate. */
export interface FailureFacts {
  address?: string | null;
  certificate?: CertificateFacts | null;
}

/** A failure that `lib/net` itself decided on. Never leaves the folder except as the `cause` of a `fetch` error. */
export class NetError extends Error {
  override readonly name = 'NetError';
  readonly failure: NetFailure;
  readonly facts: FailureFacts;

  constructor(failure: NetFailure, facts: FailureFacts = {}, options?: ErrorOptions) {
    super(failure, options);
    this.failure = failure;
    this.facts = facts;
  }
}

/** Codes of Node (https://nodejs.org/api/errors.html), libuv, OpenSSL, zlib and undici, by what they mean to us. */
const failureByCode: Record<string, NetFailure> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timed-out',
  ETIMEOUT: 'timed-out',
  UND_ERR_CONNECT_TIMEOUT: 'timed-out',
  UND_ERR_HEADERS_TIMEOUT: 'timed-out',
  UND_ERR_BODY_TIMEOUT: 'timed-out',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  EHOSTUNREACH: 'unroutable',
  EHOSTDOWN: 'unroutable',
  ENETUNREACH: 'unroutable',
  ENETDOWN: 'unroutable',
  EADDRNOTAVAIL: 'unroutable',
  EAFNOSUPPORT: 'unroutable',
  // A packet filter on our own machine answers `connect` with these.
  EACCES: 'unroutable',
  EPERM: 'unroutable',
  ENOTFOUND: 'no-address',
  ENODATA: 'no-address',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  ERR_BUFFER_TOO_LARGE: 'too-large',
  EPROTO: 'malformed',
  // undici: bytes came before anything was asked.
  UND_ERR_INFO: 'malformed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'malformed',
  ABORT_ERR: 'aborted',
  UND_ERR_ABORTED: 'aborted',
  UND_ERR_DESTROYED: 'aborted',
  UND_ERR_CLOSED: 'aborted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
};

const failureByPrefix: readonly [string, NetFailure][] = [
  ['CERT_', 'certificate'],
  ['HPE_', 'malformed'],
  ['ERR_SSL_', 'malformed'],
  ['Z_', 'malformed'],
  ['ERR__ERROR_', 'malformed'],
  ['ERR_BROTLI', 'malformed'],
];

/** Names a thrown value in our closed list; looks through `cause` and the parts of an `AggregateError`. Total. */
export function netFailureOf(error: unknown, depth = 0): NetFailure {
  if (error instanceof NetError) return error.failure;
  if (depth > 5 || typeof error !== 'object' || error === null) return 'other';
  const own = failureOfCode('code' in error ? error.code : undefined);
  if (own !== null) return own;
  // undici gives its parser's errors a code only for some of them.
  if ('name' in error && error.name === 'HTTPParserError') return 'malformed';
  if ('name' in error && error.name === 'TimeoutError') return 'timed-out';
  if ('name' in error && error.name === 'AbortError') return 'aborted';
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    return netFailureOf(error.errors[0], depth + 1);
  }
  return 'cause' in error ? netFailureOf(error.cause, depth + 1) : 'other';
}

function failureOfCode(code: unknown): NetFailure | null {
  if (typeof code !== 'string') return null;
  if (Object.hasOwn(failureByCode, code)) return failureByCode[code] ?? null;
  return failureByPrefix.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
}
