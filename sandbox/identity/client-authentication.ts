import { type KeyObject, timingSafeEqual } from 'node:crypto';
import { jwtVerify } from 'jose';
import { authority, clientId, tenantId } from '../names';
import { EntraError } from './entra-error';

/** Secrets that the confidential client may prove itself with. */
export interface ClientCredentials {
  secret: string;
  /** Public key of the registered certificate. */
  certificateKey: KeyObject;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function fromBasic(header: string | undefined): { id: string; secret: string } | null {
  const encoded = header?.match(/^Basic\s+(\S+)$/i)?.[1];
  if (!encoded) return null;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2).map(decodeURIComponent);
  return { id, secret };
}

async function provesKey(assertion: string, key: KeyObject, tokenEndpoint: string): Promise<boolean> {
  // RFC 7523 3: issuer and subject are the client, the audience is this token endpoint.
  const audience = [tokenEndpoint, `${authority}/${tenantId}/oauth2/v2.0/token`, `${authority}/${tenantId}/v2.0`];
  return jwtVerify(assertion, key, {
    issuer: clientId,
    subject: clientId,
    audience,
    requiredClaims: ['exp', 'jti'],
    // Clients round "not before" up to the next second.
    clockTolerance: 60,
  }).then(
    () => true,
    () => false,
  );
}

/**
 * Checks that a token request comes from the confidential client: by secret (body or Basic) or by a signed assertion.
 * Throws EntraError 7000215 or 700027 (wrong proof), 7000218 (none), 700016 (other client).
 */
export async function authenticateClient(
  form: URLSearchParams,
  authorization: string | undefined,
  credentials: ClientCredentials,
  tokenEndpoint: string,
): Promise<void> {
  const basic = fromBasic(authorization);
  requireClient(basic?.id ?? form.get('client_id'));
  const assertion = form.get('client_assertion');
  if (assertion !== null) {
    const proven =
      form.get('client_assertion_type') === assertionType &&
      (await provesKey(assertion, credentials.certificateKey, tokenEndpoint));
    if (!proven) throw new EntraError(700027, 'invalid_client', 'The client assertion is not valid.', 401);
    return;
  }
  const secret = basic?.secret ?? form.get('client_secret');
  if (secret === null) {
    throw new EntraError(7000218, 'invalid_client', 'The request must contain client_assertion or client_secret.', 401);
  }
  if (!sameText(secret, credentials.secret)) {
    throw new EntraError(7000215, 'invalid_client', 'Invalid client secret provided.', 401);
  }
}

/** Throws EntraError 700016 unless the id is the portal's. */
export function requireClient(id: string | null): void {
  if (id?.toLowerCase() !== clientId) {
    throw new EntraError(700016, 'unauthorized_client', 'The application was not found in this directory.');
  }
}
