import { describe, expect, it } from 'vitest';
import type { AutodiscoverAttempt, AutodiscoverHop, Observations } from '@/lib/report/observations';
import {
  attempt,
  goodCertificate,
  healthy,
  hop,
  judge,
  type Patch,
  rootUrl,
  subdomainUrl,
  summaryOf,
} from '../testing/healthy';

type Result = AutodiscoverHop['result'];
const elsewhere = { ...healthy.autodiscoverDns, aliases: [], addresses: ['198.51.100.9'] };
const xml = (...attempts: AutodiscoverAttempt[]): Partial<Observations> => ({
  autodiscoverXml: { domain: 'contoso.test', attempts },
});
const own = (...attempts: AutodiscoverAttempt[]): Patch => ({
  values: { autodiscoverDns: elsewhere, ...xml(...attempts) },
});
const page = { kind: 'not-autodiscover', status: 200, contentType: 'text/html', server: 'Apache' } as const;
const imap: Result = { kind: 'answer', status: 200, body: { kind: 'other-protocols', protocols: ['IMAP', 'SMTP'] } };
const expired: Result = { kind: 'certificate-refused', certificate: { ...goodCertificate, problem: 'expired' } };

describe('autodiscover-web-host', () => {
  it.each<[string, string, Patch]>([
    ['a healthy domain with a web site', 'passed', {}],
    [
      'a page under the name',
      'failed autodiscover/answered-by-web-host',
      own(attempt('subdomain', 'web-host', [hop(subdomainUrl, page)])),
    ],
    [
      'a panel’s settings under the name',
      'failed autodiscover/answered-by-web-host',
      own(attempt('subdomain', 'other-answer', [hop(subdomainUrl, imap)])),
    ],
    [
      'a panel’s settings on the bare domain',
      'failed autodiscover/answered-by-web-host',
      { values: xml(attempt('root', 'other-answer', [hop(rootUrl, imap)]), attempt('redirect', 'exchange')) },
    ],
    ['a page on the bare domain', 'passed', { values: xml(attempt('root', 'web-host', [hop(rootUrl, page)])) }],
    [
      'an accelerator',
      'failed autodiscover/record-proxied',
      own(attempt('subdomain', 'web-host', [hop(subdomainUrl, { ...page, status: 403, server: 'cloudflare' })])),
    ],
    [
      'an accelerator before the bare domain',
      'passed',
      { values: xml(attempt('root', 'web-host', [hop(rootUrl, { ...page, server: 'cloudflare' })])) },
    ],
    ['an expired certificate', 'passed', own(attempt('subdomain', 'certificate', [hop(subdomainUrl, expired)]))],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('autodiscover-web-host', patch))).toBe(expected);
  });
});
