import type { HttpOutcome, HttpRequest } from '@/lib/net/types';
import type { Evidence } from '@/lib/report/evidence';

type HttpEvidence = Omit<Extract<Evidence, { kind: 'http-exchange' }>, 'id' | 'at' | 'probe'>;
type CertificateEvidence = Omit<Extract<Evidence, { kind: 'certificate' }>, 'id' | 'at' | 'probe'>;

/** Enough of a body to tell a web page from an answer. */
const maxBodyCharacters = 2_000;

/**
 * One exchange as evidence. A token is replaced here already, by the word `(token)`; an empty `Bearer` is kept as sent.
 * Bodies of bytes are left out.
 * @param role how the exchange fits the documented order, where there is one.
 */
export function httpEvidence(
  label: string,
  request: HttpRequest,
  outcome: HttpOutcome,
  role?: NonNullable<HttpEvidence['role']>,
): HttpEvidence {
  const headers = Object.fromEntries(Object.entries(request.headers ?? {}).map(withoutToken));
  const requestId = outcome.ok ? (outcome.headers['request-id'] ?? outcome.headers['x-ms-request-id']) : undefined;
  return {
    kind: 'http-exchange',
    label,
    request: {
      method: request.method,
      url: request.url,
      headers,
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
    },
    response: outcome.ok
      ? {
          status: outcome.status,
          headers: outcome.headers,
          ...(request.bytes ? {} : { body: outcome.body.slice(0, maxBodyCharacters) }),
        }
      : null,
    address: outcome.address,
    durationMs: outcome.durationMs,
    ...(outcome.ok ? {} : { failure: outcome.failure }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(role === undefined ? {} : { role }),
  };
}

/** The certificate that an exchange met, or null when there was none. */
export function certificateEvidence(host: string, outcome: HttpOutcome): CertificateEvidence | null {
  if (outcome.certificate === null) return null;
  return {
    kind: 'certificate',
    label: host,
    host,
    address: outcome.address,
    certificate: outcome.certificate,
    durationMs: outcome.durationMs,
    ...(outcome.certificate.problem === null ? {} : { failure: outcome.certificate.problem }),
  };
}

function withoutToken([name, value]: [string, string]): [string, string] {
  if (name.toLowerCase() !== 'authorization' || !/\s\S/.test(value)) return [name, value];
  return [name, `${value.split(' ')[0]} (token)`];
}
