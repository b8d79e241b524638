import { answerAutodiscoverV2, isAutodiscoverV2 } from './autodiscover-v2';
import { challenges, exchangeHeaders } from './exchange-headers';
import { page, pathOf, readAuthorization, type WireAnswer, type WireRequest } from './http-exchange';
import type { V2Answer } from './world';

/** Path of the XML Autodiscover, in lower case. */
export const autodiscoverXmlPath = '/autodiscover/autodiscover.xml';
/** Path of ActiveSync, in lower case. */
export const activesyncPath = '/microsoft-server-activesync';

/**
 * An Exchange that offers Autodiscover: XML behind sign-in, V2 for anyone, and (as every Exchange has all its directories
 * on one host) ActiveSync behind the same sign-in. No credentials are ever taken: nothing in the portal may send any here.
 */
export function answerExchangeAutodiscover(
  request: WireRequest,
  host: { v2: (address: string) => V2Answer; schemes: readonly string[] },
): WireAnswer {
  const path = pathOf(request.target);
  if (isAutodiscoverV2(request.target)) return answerAutodiscoverV2(request, host.v2);
  if (path === autodiscoverXmlPath || path === activesyncPath) return unauthorised(request, host.schemes);
  return page(404, '404 - File or directory not found.', exchangeHeaders(404));
}

/** The 401 of Exchange, one challenge per scheme; a token that was sent is called invalid. */
export function unauthorised(request: WireRequest, schemes: readonly string[]): WireAnswer {
  const authorization = readAuthorization(request.authorization);
  const lines = challenges(schemes, request.host, authorization.kind === 'bearer' ? 'invalid_token' : undefined);
  const answer = page(401, '401 - Unauthorized: Access is denied due to invalid credentials.', exchangeHeaders(401));
  const diagnostics = diagnosticsOf(authorization.kind, schemes);
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'WWW-Authenticate': lines,
      ...(diagnostics === null ? {} : { 'x-ms-diagnostics': diagnostics }),
    },
  };
}

/** `x-ms-diagnostics` of a refused token; its numbers are those that Microsoft's Test-HMAEAS script reads. */
function diagnosticsOf(sent: string, schemes: readonly string[]): string | null {
  const offersBearer = schemes.some((scheme) => scheme.toLowerCase() === 'bearer');
  if ((sent === 'bearer' || sent === 'empty-bearer') && !offersBearer) {
    return '4000000;reason="OAuth is not enabled for this domain.";error_category="oauth_not_available"';
  }
  if (sent !== 'bearer') return null;
  return '2000001;reason="The token cannot be accepted.";error_category="invalid_token"';
}
