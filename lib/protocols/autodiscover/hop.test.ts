import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HttpOutcome } from '@/lib/net/types';
import type { AutodiscoverHop } from '@/lib/report/observations';
import { endedAs, judgeHop, roleOf } from './hop';

const base = { address: '203.0.113.10', certificate: null, durationMs: 5 };
const answered = (status: number, headers: Record<string, string> = {}, body = ''): HttpOutcome => ({
  ...base,
  ok: true,
  status,
  headers,
  body,
});
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.xml`, import.meta.url), 'utf8');

describe('how a hop ends', () => {
  it.each<[string, HttpOutcome, string, string]>([
    [
      'a Bearer challenge',
      answered(401, { 'www-authenticate': 'Bearer authorization_uri="x"' }),
      'challenge',
      'exchange',
    ],
    ['Windows sign-in', answered(401, { 'www-authenticate': 'Negotiate, NTLM' }), 'challenge', 'exchange'],
    [
      'Basic with a front end',
      answered(401, { 'www-authenticate': 'Basic realm="x"', 'x-feserver': 'A' }),
      'challenge',
      'exchange',
    ],
    ['Basic of a panel', answered(401, { 'www-authenticate': 'Basic realm="cPanel"' }), 'challenge', 'web-host'],
    ['a web page', answered(200, { 'content-type': 'text/html' }, '<html>'), 'not-autodiscover', 'web-host'],
    ['not found', answered(404), 'not-autodiscover', 'web-host'],
    ['a broken Exchange', answered(503, { 'x-feserver': 'A' }), 'not-autodiscover', 'other-answer'],
    ['settings', answered(200, { 'content-type': 'text/html' }, fixture('mobilesync-settings')), 'answer', 'exchange'],
    ['an error of the framework', answered(200, {}, fixture('framework-error-600')), 'answer', 'exchange'],
    ['mail settings of a panel', answered(200, {}, fixture('imap-panel')), 'answer', 'web-host'],
    ['an address to go to', answered(200, {}, fixture('mobilesync-redirect')), 'answer', 'other-answer'],
    ['no address', { ...base, ok: false, failure: 'no-address' }, 'no-address', 'no-record'],
    ['a silent host', { ...base, ok: false, failure: 'timed-out' }, 'unreachable', 'unreachable'],
    ['a private host', { ...base, ok: false, failure: 'forbidden-address' }, 'unreachable', 'unreachable'],
    ['a redirect without a target', answered(302), 'not-autodiscover', 'web-host'],
  ])('%s', (_name, outcome, kind, ended) => {
    const judged = judgeHop('POST', 'https://autodiscover.contoso.example/', outcome);
    expect(judged.hop.result.kind).toBe(kind);
    expect(endedAs(judged, true)).toBe(ended);
  });

  it('is no missing record when a later hop has no address', () => {
    const judged = judgeHop('POST', 'https://x.example/', { ...base, ok: false, failure: 'no-address' });
    expect(endedAs(judged, false)).toBe('unreachable');
  });
});

describe('roles', () => {
  const silent: AutodiscoverHop[] = [
    judgeHop('POST', 'https://x.example/', { ...base, ok: false, failure: 'refused' }).hop,
  ];
  const spoke: AutodiscoverHop[] = [judgeHop('POST', 'https://x.example/', answered(404)).hop];
  it.each([
    ['redirect', silent, true, 'expected'],
    ['subdomain', silent, true, 'not-used'],
    ['root', spoke, true, 'fallback'],
    ['srv', spoke, true, 'not-used'],
    ['subdomain', silent, false, 'expected'],
    ['root', silent, false, 'fallback'],
    ['redirect', spoke, false, 'fallback'],
    ['srv', [], false, 'not-used'],
    ['srv', spoke, false, 'fallback'],
  ] as const)('%s is judged by what the domain is', (way, hops, aliasIsClouds, role) => {
    expect(roleOf(way, hops, aliasIsClouds)).toBe(role);
  });
});
