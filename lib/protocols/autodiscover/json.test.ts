import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonUrls, parseJsonAnswer } from './json';

it.each([
  ['ann@contoso.example', 'ann@contoso.example'],
  ["o'neil+x#y@contoso.example", 'o%27neil%2Bx%23y@contoso.example'],
  ['a/b?c@contoso.example', 'a%2Fb%3Fc@contoso.example'],
])('asks about %s in one path segment, or in the query', (address, segment) => {
  const base = 'https://autodiscover-s.outlook.com/autodiscover/autodiscover.json';
  expect(jsonUrls('https://autodiscover-s.outlook.com/', address)).toEqual([
    `${base}/v1.0/${segment}?Protocol=ActiveSync`,
    `${base}?Email=${segment}&Protocol=ActiveSync&RedirectCount=1`,
  ]);
});

const activesync = 'https://outlook.office365.com/Microsoft-Server-ActiveSync';

it.each([
  [200, {}, `{"Protocol":"ActiveSync","Url":"${activesync}"}`, { kind: 'url', url: activesync }],
  [
    302,
    { location: 'https://mail.contoso.example/' },
    '',
    { kind: 'redirect', location: 'https://mail.contoso.example/' },
  ],
  [302, {}, '', null],
  [
    400,
    { jsonerror: 'true' },
    '{"ErrorCode":"InvalidUserId","ErrorMessage":"x"}',
    { kind: 'error', status: 400, code: 'InvalidUserId' },
  ],
  [404, {}, '<html>', { kind: 'error', status: 404, code: '' }],
  [500, {}, '', null],
  [200, {}, '<html>', null],
  [200, {}, '{"Url":7}', null],
])('%i %j %s', (status, headers, body, value) => {
  expect(parseJsonAnswer(status, headers as Record<string, string>, body)).toEqual(value);
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
      const value = parseJsonAnswer(status, {}, body);
      return value === null || typeof value.kind === 'string';
    }),
  );
});
