import { expect, it } from 'vitest';
import { json } from './reply';
import { withUnknownFields } from './unknown-fields';

it('adds properties to an answer and to each row of its list, and keeps what was there', () => {
  const body = JSON.parse(String(withUnknownFields(json(200, { value: [{ id: '1' }, 'text'], next: 'n' })).body));
  expect(body).toMatchObject({ next: 'n', futureProperty: {}, value: [{ id: '1', futureProperty: {} }, 'text'] });
});

it.each([
  ['a refusal', json(403, { error: {} })],
  ['a cut body', { status: 200, body: '{"value":[{"id":"4f' }],
  ['bytes', { status: 200, body: new Uint8Array(4) }],
])('leaves %s alone', (_name, reply) => {
  expect(withUnknownFields(reply)).toEqual(reply);
});
