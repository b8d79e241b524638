import { randomUUID } from 'node:crypto';
import { authority } from '../names';

/**
 * Headers that every answer of Exchange carries and that support asks for. Names as in traces of Autodiscover V2 and of
 * OPTIONS; the servers are made up.
 */
export function exchangeHeaders(status: number): Record<string, string> {
  return {
    Server: 'Microsoft-IIS/10.0',
    'X-Powered-By': 'ASP.NET',
    'request-id': randomUUID(),
    'X-CalculatedBETarget': 'AM0PR04MB4711.EURPRD04.PROD.OUTLOOK.TEST',
    'X-BackEndHttpStatus': String(status),
    'X-RUM-Validated': '1',
    'X-DiagInfo': 'AM0PR04MB4711',
    'X-BEServer': 'AM0PR04MB4711',
    'X-FEServer': 'AM0PR04CA0012',
  };
}

/** Why a Bearer challenge is given again, beside the bare request for a token. */
export type ChallengeError = 'invalid_token';

/**
 * The Bearer challenge of Exchange ("How to configure Exchange Server on-premises to use Hybrid Modern Authentication",
 * learn.microsoft.com, shows its shape). The client id is Exchange Online's own.
 */
export function bearerChallenge(error?: ChallengeError): string {
  const parts = [
    'client_id="00000002-0000-0ff1-ce00-000000000000"',
    'trusted_issuers="00000001-0000-0000-c000-000000000000@*"',
    'token_types="app_asserted_user_v1 service_asserted_app_v1"',
    `authorization_uri="${authority}/common/oauth2/authorize"`,
    ...(error === undefined ? [] : [`error="${error}"`]),
  ];
  return `Bearer ${parts.join(', ')}`;
}

/** One `WWW-Authenticate` line per scheme; schemes other than Bearer and Basic are given by name alone (NTLM, Negotiate). */
export function challenges(schemes: readonly string[], host: string, error?: ChallengeError): string[] {
  return schemes.map((scheme) => {
    if (scheme.toLowerCase() === 'bearer') return bearerChallenge(error);
    return scheme.toLowerCase() === 'basic' ? `Basic realm="${host}"` : scheme;
  });
}
