import type { ProblemCode } from './answer';

/** What a caller does about each refusal of the API. Complete by type. */
export const problemAdvice: { readonly [K in ProblemCode]: string } = {
  malformed: 'Compare the request with what the sentence in `detail` names. The same request will be refused again.',
  'not-signed-in': 'Send the access token of a signed-in person as Bearer. Get a new one when it has run out.',
  'not-allowed': 'An admin of the tenant can give the role that this needs. The list of permissions names it.',
  'exchange-refused': 'Exchange decided with your own rights. Ask for an Exchange role that may change recipients.',
  'not-found': 'Check the address. What another person owns, what is deleted and what never was look the same.',
  'wrong-method': 'The header `allow` names the methods that this address takes.',
  'too-slow': 'Send the whole body without a pause, then try again.',
  'still-running': 'Wait until the check has ended, then try again.',
  'state-changed': 'Read the state again and look at the change once more before you send it.',
  'not-offered': 'The state of now does not need this change. Start a new check to see what helps.',
  'already-running': 'Wait for the one that runs. Its progress is shown on its page.',
  'switched-off': 'Whoever runs this portal has switched this off in its settings.',
  'key-used': 'This key belongs to another request. Make a new key for a new request.',
  'too-large': 'Send less. Bodies of this API are short.',
  'not-json': 'Send the body as JSON, with the content type `application/json`.',
  'too-many': 'Wait as long as the header `retry-after` says, then try again.',
  internal: 'Try again. If it stays, whoever runs this portal finds the fault in its log.',
  'directory-failed':
    'Microsoft’s directory gave no usable answer. Try again in a moment; look at service health if it stays.',
  'exchange-failed': 'Start a new check to see the state of now before you try again.',
  'database-away': 'Wait as long as the header `retry-after` says. Nothing was written.',
  busy: 'Wait as long as the header `retry-after` says, then try again.',
};
