import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { judge, type Patch, summaryOf } from '../testing/healthy';

const of = (autodiscoverJson: Observations['autodiscoverJson']): Patch => ({ values: { autodiscoverJson } });

describe('autodiscover-address', () => {
  it.each<[string, string, Patch]>([
    ['a mailbox', 'passed', {}],
    [
      'a personal account',
      'failed autodiscover/consumer-account',
      of({ kind: 'url', url: 'https://eas.outlook.com/Microsoft-Server-ActiveSync' }),
    ],
    [
      'an open address',
      'failed autodiscover/activesync-url-not-https',
      of({ kind: 'url', url: 'http://mail.contoso.test/x' }),
    ],
    ['refused', 'failed autodiscover/address-refused', of({ kind: 'error', status: 400, code: 'InvalidUserId' })],
    ['nobody of that address', 'failed autodiscover/address-refused', of({ kind: 'error', status: 404, code: '' })],
    ['a gateway that wants a sign-in', 'untested upstream-failed', of({ kind: 'error', status: 401, code: '' })],
    ['a gateway that refuses us', 'untested upstream-failed', of({ kind: 'error', status: 403, code: '' })],
    ['our own mistake', 'untested malformed-answer', of({ kind: 'error', status: 400, code: 'ProtocolNotSupported' })],
    ['a failing service', 'untested upstream-failed', of({ kind: 'error', status: 503, code: '' })],
    ['led elsewhere', 'passed', of({ kind: 'redirect', location: 'https://autodiscover.contoso.test/' })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('autodiscover-address', patch))).toBe(expected);
  });
});
