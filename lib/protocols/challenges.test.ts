import fc from 'fast-check';
import { expect, it } from 'vitest';
import { challengeSchemes, parseChallenges } from './challenges';

/** Shape as published with Microsoft's hybrid modern authentication script; ids are the well-known ones. */
const exchangeOnline =
  'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", ' +
  'token_types="app_asserted_user_v1 service_asserted_app_v1", ' +
  'authorization_uri="https://login.windows.net/common/oauth2/authorize", Basic realm="mail.contoso.example"';

it('reads several challenges in one line', () => {
  const [bearer, basic] = parseChallenges(exchangeOnline);
  expect(bearer?.scheme).toBe('Bearer');
  expect(bearer?.parameters.authorization_uri).toBe('https://login.windows.net/common/oauth2/authorize');
  expect(bearer?.parameters.token_types).toBe('app_asserted_user_v1 service_asserted_app_v1');
  expect(basic).toEqual({ scheme: 'Basic', parameters: { realm: 'mail.contoso.example' } });
});

it.each([
  ['Negotiate, NTLM', ['Negotiate', 'NTLM']],
  ['Negotiate YIIabc==, NTLM', ['Negotiate', 'NTLM']],
  ['Basic realm="a, Bearer b"', ['Basic']],
  ['Bearer', ['Bearer']],
  ['Basic realm=plain,Basic realm=other', ['Basic']],
  [', ,', []],
  ['"', []],
  ['', []],
  [undefined, []],
])('%s names %j', (header, schemes) => {
  expect(challengeSchemes(header)).toEqual(schemes);
});

it('takes escapes out of quoted values and keeps the first of two', () => {
  expect(parseChallenges('Basic realm="a\\"b", realm=c')[0]?.parameters).toEqual({ realm: 'a"b' });
  expect(parseChallenges('Bearer __proto__=x')[0]?.parameters.polluted).toBeUndefined();
});

it('never throws, and ends', () => {
  const piece = fc.constantFrom('Bearer ', 'a=', '"', '\\', ',', ' ', '=', 'realm="x"', 'é', '\n');
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 40 }).map((list) => list.join('')),
  );
  fc.assert(fc.property(text, (header) => Array.isArray(parseChallenges(header))));
});
