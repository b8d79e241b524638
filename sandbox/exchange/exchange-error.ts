import type { FaultWords } from '../http/faults';
import type { PlaneReply } from '../http/plane';
import { json } from '../http/reply';

const namespace = 'Microsoft.Exchange.Configuration.Tasks';

/** An error in the shape of the admin endpoint: a piped detail with exception type and text. */
export function exchangeError(status: number, code: string, exception: string, text: string): PlaneReply {
  const message = `Ex4C1F2B|${namespace}.${exception}|${text}`;
  return json(status, {
    error: {
      code,
      message: 'Error executing cmdlet',
      details: [{ code: 'Context', target: '', message }],
      innererror: {
        message: 'Error executing cmdlet',
        type: 'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
        internalexception: { message: text, type: `${namespace}.${exception}`, stacktrace: '' },
      },
    },
  });
}

/** Not found; the live service says 404 in some places and 400 in others, with the same exception type. */
export function objectNotFound(identity: string, status: 400 | 404): PlaneReply {
  const text = `The operation couldn't be performed because object '${identity}' couldn't be found on 'AM0PR01A001.EURPR01A001.PROD.OUTLOOK.TEST'.`;
  return exchangeError(status, status === 404 ? 'NotFound' : 'BadRequest', 'ManagementObjectNotFoundException', text);
}

/** Refusal of a cmdlet that is unknown or outside the caller's roles: NUL bytes that claim to be gzip. */
export function roleMissing(): PlaneReply {
  return {
    status: 403,
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' },
    body: new Uint8Array(128),
  };
}

/** Refusal of a token: no body, a challenge. */
export function tokenRefused(): PlaneReply {
  return { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"', 'content-length': '0' } };
}

/** How the admin endpoint words forced failures. */
export const exchangeFaultWords: FaultWords = {
  unauthorised: tokenRefused,
  forbidden: roleMissing,
  throttled: () =>
    exchangeError(429, 'TooManyRequests', 'OverBudgetException', 'The budget of this tenant is exceeded.'),
  unavailable: () => exchangeError(503, 'ServiceUnavailable', 'ServerInMMException', 'The server is busy.'),
};
