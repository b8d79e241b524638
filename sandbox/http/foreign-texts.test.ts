import { expect, it } from 'vitest';
import { exchangeError } from '../exchange/exchange-error';
import { graphError } from '../graph/graph-error';
import { withForeignAnswer, withForeignTexts } from './foreign-texts';
import { json } from './reply';

const bodyOf = (reply: { body?: string | Uint8Array }) => JSON.parse(String(reply.body));

it('keeps codes and changes the sentence of an error of Graph', () => {
  const { error } = bodyOf(
    withForeignTexts(graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges.')),
  );
  expect(error.code).toBe('Authorization_RequestDenied');
  expect(error.message).not.toContain('privileges');
});

it('keeps the exception and changes the sentence of an error of Exchange', () => {
  const reply = withForeignTexts(
    exchangeError(404, 'NotFound', 'ManagementObjectNotFoundException', 'Not found here.'),
  );
  const [detail] = bodyOf(reply).error.details;
  expect(detail.message).toMatch(/^[^|]+\|[^|]+ManagementObjectNotFoundException\|.+/);
  expect(String(reply.body)).not.toContain('Not found here.');
});

it("keeps Entra's number, and rows that are no errors but for their sentences", () => {
  const refused = json(400, { error: 'invalid_grant', error_description: 'AADSTS50057: The account is disabled.' });
  expect(bodyOf(withForeignTexts(refused)).error_description).toMatch(/^AADSTS50057: (?!The account)/);
  const row = { status: { errorCode: 65001, failureReason: 'No consent.' }, appDisplayName: 'Mail' };
  const { value } = bodyOf(withForeignTexts(json(200, { value: [row] })));
  expect(value[0]).toMatchObject({ status: { errorCode: 65001 }, appDisplayName: 'Mail' });
  expect(value[0].status.failureReason).not.toBe('No consent.');
});

it('changes pages of errors and diagnostics of a host, and no page that is none', () => {
  const headers = { 'x-ms-diagnostics': '2000001;reason="The token cannot be accepted.";error_category="x"' };
  const answer = withForeignAnswer({ status: 401, headers, body: '<title>Unauthorized</title>' });
  expect(answer.body).not.toContain('Unauthorized');
  expect(answer.headers['x-ms-diagnostics']).toMatch(/^2000001;reason="(?!The token)[^"]+";error_category="x"$/);
  expect(withForeignAnswer({ status: 200, headers: {}, body: '<title>Shop</title>' }).body).toBe('<title>Shop</title>');
});

it.each(['{"value":[{"id":"4f', ''])('leaves a cut body alone: %s', (body) => {
  expect(withForeignTexts({ status: 200, body }).body).toBe(body);
});
