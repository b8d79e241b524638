import type { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { CertificateFacts } from '@/lib/report/evidence';

type Problem = NonNullable<CertificateFacts['problem']>;

/** More names than this say nothing more (a shared host's certificate can carry hundreds). */
const maxNames = 100;

/** OpenSSL verification results, as Node spells them (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const problemByCode: Record<string, Problem> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  // Only the leaf was sent and its issuer is not in the store: a server that forgot its intermediate.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'incomplete-chain',
  UNABLE_TO_GET_ISSUER_CERT: 'incomplete-chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'name-mismatch',
};

/**
 * Reads what a finished handshake showed.
 * @param host the name (or address literal) that the certificate must cover.
 * @returns null when the server sent no certificate at all.
 */
export function certificateFacts(socket: TLSSocket, host: string): CertificateFacts | null {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return null;
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: alternativeNames(certificate.subjectAltName),
    validFrom: isoInstant(certificate.validFrom),
    validTo: isoInstant(certificate.validTo),
    fingerprint256: certificate.fingerprint256,
    problem: problemOf(socket, certificate, host),
    protocol: socket.getProtocol(),
  };
}

/** The chain's own fault is named before the name's: an expired certificate stays expired under any name. */
function problemOf(socket: TLSSocket, certificate: X509Certificate, host: string): Problem | null {
  const bare = host.startsWith('[') ? host.slice(1, -1) : host;
  const mismatch = checkServerIdentity(bare, certificate.toLegacyObject()) !== undefined;
  if (socket.authorized) return mismatch ? 'name-mismatch' : null;
  // Typed as Error, is the code's text.
  const code = String(socket.authorizationError);
  const problem = Object.hasOwn(problemByCode, code) ? (problemByCode[code] ?? 'other') : 'other';
  return mismatch && (problem === 'other' || problem === 'untrusted') ? 'name-mismatch' : problem;
}

/** `DNS:a.example, DNS:b.example, IP Address:192.0.2.1`; odd entries come quoted (CVE-2021-44532) and are dropped. */
function alternativeNames(text: string | undefined): string[] {
  return (text ?? '')
    .split(', ')
    .map((entry) => /^(?:DNS|IP Address):([^"\s]+)$/.exec(entry)?.[1]?.toLowerCase())
    .filter((name) => name !== undefined)
    .slice(0, maxNames);
}

function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

function isoInstant(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}
