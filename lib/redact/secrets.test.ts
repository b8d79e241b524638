import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '@/lib/report/evidence';
import { redactEvidence } from './evidence';
import { createSecretRemover } from './secrets';

const jwt = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJvaWQiOiJhbm5hIn0.${'Zx9'.repeat(30)}`;
const clientSecret = `abc8Q~${'Kq3_'.repeat(8)}.z`;
const refresh = `0.AXoA${'b7-'.repeat(20)}`;

/** Secrets with what surrounds them in the wild; the canary is the part that must be gone. */
const shapes: [string, (canary: string) => string, string][] = [
  ['a Bearer header', (c) => `Authorization: Bearer ${c}`, 'opaqueTokenValue12345'],
  ['a Basic header', (c) => `Authorization: Basic ${c}`, 'YW5uYTpodW50ZXIyMg=='],
  ['a JWT in a sentence', (c) => `token ${c} was refused`, jwt],
  ['an encrypted JWT', (c) => `<t>${c}</t>`, `eyJhbGciOiJkaXIifQ..${'iv'.repeat(8)}.${'ct'.repeat(20)}.tag`],
  ['a client secret in a form', (c) => `grant_type=x&client_secret=${c}&scope=y`, 'hunter2hunter2'],
  ["Entra's client secret anywhere", (c) => `value is ${c}`, clientSecret],
  ['a refresh token', (c) => `{"refresh_token":"${c}"}`, refresh],
  ['an access token in JSON', (c) => `{ "access_token" : "${c}" }`, 'opaqueopaqueopaque'],
  ['a password in XML', (c) => `<User><Password>${c}</Password></User>`, 'c0rrect-horse'],
  ['a password in JSON', (c) => `{"password":"${c}"}`, 'c0rrect-horse'],
  ['a password in a form', (c) => `username=anna&password=${c}`, 'c0rrect-horse'],
  ['a cookie', (c) => `Set-Cookie: ESTSAUTH=${c}; path=/`, 'cookiecookie1'],
  ['user information in a URL', (c) => `https://anna:${c}@mail.example.test/`, 'c0rrect-horse'],
  ['an authorization code', (c) => `https://x.test/cb?code=${c}&state=1`, 'codecodecode99'],
  ['a private key', (c) => `-----BEGIN PRIVATE KEY-----\n${c}\n-----END PRIVATE KEY-----`, 'MIIEvQIBADANBgkqhkiG9w0'],
  ['a client assertion', (c) => `client_assertion=${c}`, 'assertionassertion'],
];

const encodings: [string, (text: string) => string][] = [
  ['plain', (text) => text],
  ['percent', (text) => encodeURIComponent(text)],
  ['percent twice', (text) => encodeURIComponent(encodeURIComponent(text))],
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['base64url', (text) => Buffer.from(text).toString('base64url')],
  ['hex', (text) => Buffer.from(text).toString('hex')],
  ['JSON in JSON', (text) => JSON.stringify({ inner: text })],
  [
    'quoted-printable',
    (text) => [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  ],
];

describe('createSecretRemover', () => {
  for (const [shape, wrap, canary] of shapes) {
    it.each(encodings)(`finds ${shape}, %s`, (_name, encode) => {
      const text = `before ${encode(wrap(canary))} after`;
      const cleaned = createSecretRemover().clean(text);
      expect(cleaned).not.toContain(canary);
      expect(cleaned).not.toContain(encode(canary));
      expect(cleaned).toContain('‹');
      expect(cleaned).toMatch(/^before /);
    });
  }

  it.each(encodings)('finds a secret it was told of whatever it looks like, %s', (_name, encode) => {
    const secret = 'plain words as a secret?';
    const remover = createSecretRemover([secret]);
    expect(remover.clean(`x ${encode(secret)} y`)).not.toContain(encode(secret));
  });

  it.each([
    ['Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="x@*"'],
    ['Basic realm="mail.example.test"'],
    ['{"passwordEnabled":true,"code":"Authorization_RequestDenied"}'],
    ['autodiscover.example.test. 300 IN CNAME autodiscover.outlook.com.'],
    ['https://graph.example.test/v1.0/users/anna%40example.test?$select=id'],
    ['request-id 4f1c9d2e-8a4b-4c1d-9e2f-1234567890ab'],
    ['Microsoft-Server-ActiveSync/15.20.8000.12'],
    ['b1c2d3e4f5a6978812345678901234567890abcdefabcdef'],
  ])('leaves %s alone', (text) => {
    expect(createSecretRemover().clean(text)).toBe(text);
  });

  it('gives the same secret the same name, and another another', () => {
    const remover = createSecretRemover();
    const cleaned = remover.clean('password=one password=two password=one');
    expect(cleaned).toBe('password=‹password:1› password=‹password:2› password=‹password:1›');
    expect(remover.placeholders.counts()).toEqual({ password: 2 });
  });

  it('never lets a remembered secret through, wherever it stands, and never throws', () => {
    const secret = fc.string({ minLength: 8, maxLength: 60 }).filter((text) => text.trim().length >= 8);
    fc.assert(
      fc.property(
        secret,
        fc.string(),
        fc.string(),
        fc.constantFrom(...encodings.map(([, encode]) => encode)),
        (s, a, b, encode) => {
          fc.pre(!a.includes(s) && !'‹secret:1›'.includes(s));
          expect(createSecretRemover([s]).clean(a + encode(s) + b)).not.toContain(s);
        },
      ),
    );
  });

  it('stays fast on long hostile text', () => {
    const hostile = [
      'a'.repeat(50_000),
      'eyJ'.repeat(20_000),
      '%41'.repeat(20_000),
      '//a:'.repeat(15_000),
      '=41'.repeat(20_000),
    ];
    const before = performance.now();
    for (const text of hostile) createSecretRemover().clean(text);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

describe('redactEvidence', () => {
  const base = { id: 'devices-1', at: '2026-11-01T10:00:00.000Z', probe: 'devices', label: 'x' } as const;
  const clean = (evidence: Evidence) => redactEvidence(evidence, createSecretRemover());

  it('keeps headers by allow-list and of a credential only its scheme', () => {
    const evidence = clean({
      ...base,
      kind: 'http-exchange',
      request: {
        method: 'GET',
        url: 'https://graph.example.test/',
        headers: { Authorization: `Bearer ${jwt}`, 'X-Own': 'mystery', Cookie: 'a=b' },
      },
      response: { status: 200, headers: { 'Set-Cookie': 'a=b', 'request-id': 'r1', 'X-Secret-Thing': 'mystery' } },
      address: '192.0.2.1',
      durationMs: 1,
    });
    expect(evidence).toMatchObject({
      request: { headers: { authorization: 'Bearer ‹token›' } },
      response: { headers: { 'request-id': 'r1' } },
    });
    expect(JSON.stringify(evidence)).not.toMatch(/mystery|a=b|eyJ/);
  });

  it.each([
    ['Bearer', 'Bearer'],
    ['Bearer x', 'Bearer ‹token›'],
    ['rawtokenwithoutscheme', '‹scheme› ‹token›'],
    ['', '‹scheme› ‹token›'],
  ])('shows Authorization %j as %j', (sent, shown) => {
    const evidence = clean({
      ...base,
      kind: 'http-exchange',
      request: { method: 'GET', url: 'https://a.test/', headers: { authorization: sent } },
      response: null,
      address: null,
      durationMs: 1,
    });
    expect(evidence.kind === 'http-exchange' && evidence.request.headers.authorization).toBe(shown);
  });

  it('removes values under secret names, control characters and what is too long', () => {
    const evidence = clean({
      ...base,
      kind: 'setting',
      source: 's',
      values: { RecoveryPassword: 'x9x9', note: `a\u0000\u001b[31mb\u202e${'c'.repeat(9_000)}` },
    });
    const values = evidence.kind === 'setting' ? evidence.values : {};
    expect(values.RecoveryPassword).toMatch(/^‹secret:\d+›$/);
    expect(values.note).toMatch(/^a\[31mbc+…$/);
    expect(values.note?.length).toBeLessThan(2_100);
  });
});

it.each(['code', 'token', 'ticket', 'jwt', 'sid', 'sessionId', 'session_id', 'SAMLResponse'])(
  'takes the value of %s out of an address that a host redirected to',
  (name) => {
    const cleaned = createSecretRemover().clean(`https://web.example.test/login?a=1&${name}=K7pLm2&b=2`);
    expect(cleaned).not.toContain('K7pLm2');
    expect(cleaned).toContain('b=2');
  },
);
