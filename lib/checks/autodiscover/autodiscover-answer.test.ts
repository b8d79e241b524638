import { describe, expect, it } from 'vitest';
import type { AutodiscoverAttempt, AutodiscoverBody, Observations } from '@/lib/report/observations';
import { attempt, healthy, hop, judge, type Patch, subdomainUrl, summaryOf } from '../testing/healthy';

const elsewhere = { ...healthy.autodiscoverDns, aliases: [], addresses: ['198.51.100.9'] };
const xml = (...attempts: AutodiscoverAttempt[]): Partial<Observations> => ({
  autodiscoverXml: { domain: 'contoso.test', attempts },
});
const own = (...attempts: AutodiscoverAttempt[]): Patch => ({
  values: { autodiscoverDns: elsewhere, ...xml(...attempts) },
});
const answering = (body: AutodiscoverBody): Patch =>
  own(attempt('subdomain', 'other-answer', [hop(subdomainUrl, { kind: 'answer', status: 200, body })]));

describe('autodiscover-answer', () => {
  it.each<[string, string, Patch]>([
    ['no answer needed', 'passed', {}],
    [
      'Outlook settings only',
      'failed autodiscover/activesync-missing-in-answer',
      answering({ kind: 'other-protocols', protocols: ['EXCH', 'WEB'] }),
    ],
    ['601', 'failed autodiscover/activesync-missing-in-answer', answering({ kind: 'error', code: '601', debug: '' })],
    ['600, which only says that Exchange lives', 'passed', answering({ kind: 'error', code: '600', debug: '' })],
    ['500', 'failed autodiscover/address-refused', answering({ kind: 'error', code: '500', debug: 'MailUser' })],
    [
      'an open address',
      'failed autodiscover/activesync-url-not-https',
      answering({ kind: 'activesync', url: 'http://mail.contoso.test/x' }),
    ],
    ['a safe address', 'passed', answering({ kind: 'activesync', url: 'https://mail.contoso.test/x' })],
    ['a panel’s settings', 'passed', answering({ kind: 'other-protocols', protocols: ['IMAP'] })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('autodiscover-answer', patch))).toBe(expected);
  });
});
