import { randomUUID } from 'node:crypto';
import type { FaultWords } from '../http/faults';
import type { PlaneReply } from '../http/plane';
import { json } from '../http/reply';

/** An error in Graph's shape. https://learn.microsoft.com/graph/errors */
export function graphError(status: number, code: string, message: string): PlaneReply {
  const requestId = randomUUID();
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  };
  return json(status, { error: { code, message, innerError } }, { 'request-id': requestId });
}

const refusals: Record<string, string> = {
  // Intune in a tenant without it: the code says nothing, only the text.
  BadRequest: 'Request not applicable to target tenant.',
  Authorization_RequestDenied: 'Insufficient privileges to complete the operation.',
  Authentication_RequestFromNonPremiumTenantOrB2CTenant:
    'Neither tenant is B2C or tenant does not have premium license',
};

/** How Graph words forced failures. */
export const graphFaultWords: FaultWords = {
  unauthorised: () => graphError(401, 'InvalidAuthenticationToken', 'Access token validation failure.'),
  forbidden: (code = 'Authorization_RequestDenied') => graphError(403, code, refusals[code] ?? 'Forbidden.'),
  throttled: () => graphError(429, 'TooManyRequests', 'Too many requests.'),
  unavailable: () => graphError(503, 'serviceNotAvailable', 'The service is not available.'),
};
