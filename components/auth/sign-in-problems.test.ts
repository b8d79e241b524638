import { expect, test } from 'vitest';
import { describeSignInProblem, type SignInProblem } from './sign-in-problems';

const now = new Date('2026-11-24T12:00:00Z');

/** Shape of MSAL's errors: `errorCode`, `errorMessage`, `correlationId`. */
const msalError = (errorCode: string, errorMessage = '') =>
  Object.assign(new Error(`${errorCode}: ${errorMessage}`), {
    errorCode,
    errorMessage,
    correlationId: 'c0ffee00-0000-4000-8000-000000000000',
  });

test.each<[string, string, SignInProblem['kind']]>([
  ['invalid_client', 'AADSTS65001: The user or administrator has not consented', 'consent-missing'],
  ['access_denied', 'AADSTS65004: User declined to consent', 'cancelled'],
  ['access_denied', '', 'cancelled'],
  ['interaction_required', 'AADSTS50105: not assigned to a role', 'not-assigned'],
  ['interaction_required', 'AADSTS53003: blocked by policy', 'company-rule'],
  ['no_network_connectivity', '', 'offline'],
  ['timed_out', '', 'storage-blocked'],
  ['popup_window_error', '', 'popup-blocked'],
  ['interaction_in_progress', '', 'other-window'],
  ['login_required', '', 'session-ended'],
  ['crypto_nonexistent', '', 'old-browser'],
  ['invalid_request', 'AADSTS50011: redirect URI', 'portal-setup'],
  ['something_new', '', 'other'],
])('%s %s reads as %s', (code, message, kind) => {
  const problem = describeSignInProblem(msalError(code, message), now, true);
  expect(problem.kind).toBe(kind);
  expect(problem.correlationId).toBe('c0ffee00-0000-4000-8000-000000000000');
  expect(problem.title).not.toBe('');
  expect(problem.whatToDo).not.toBe('');
});

test('without a network nothing else is said', () => {
  expect(describeSignInProblem(msalError('timed_out'), now, false).kind).toBe('offline');
});

test('keeps the number, never the text, which may quote the person', () => {
  const problem = describeSignInProblem(msalError('server_error', 'AADSTS50105: alex@contoso.test'), now, true);
  expect(problem.code).toBe('AADSTS50105');
  expect(JSON.stringify(problem)).not.toContain('alex@');
});

test.each([undefined, null, 'text', 42, {}])('takes any thrown value: %s', (thrown) => {
  expect(describeSignInProblem(thrown, now, true).kind).toBe('other');
});

test('an admin is told where to give what is missing', () => {
  const problem = (number: number) => describeSignInProblem(msalError('x', `AADSTS${number}: no`), now, true);
  expect(problem(65001).adminPath).toContain('Grant admin consent');
  expect(problem(50105).adminPath).toContain('Users and groups');
  expect(problem(53003).adminPath).toBeUndefined();
});
