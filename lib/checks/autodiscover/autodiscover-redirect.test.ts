import { describe, expect, it } from 'vitest';
import type { AutodiscoverAttempt, Observations } from '@/lib/report/observations';
import { attempt, healthy, hop, judge, type Patch, plainUrl, rootUrl, summaryOf } from '../testing/healthy';

const elsewhere = { ...healthy.autodiscoverDns, aliases: [], addresses: ['198.51.100.9'] };
const xml = (...attempts: AutodiscoverAttempt[]): Partial<Observations> => ({
  autodiscoverXml: { domain: 'contoso.test', attempts },
});
const own = (...attempts: AutodiscoverAttempt[]): Patch => ({
  values: { autodiscoverDns: elsewhere, ...xml(...attempts) },
});
const page = { kind: 'not-autodiscover', status: 200, contentType: 'text/html', server: 'Apache' } as const;
const plainTarget = hop(plainUrl, { kind: 'redirect', status: 302, location: 'http://mail.contoso.test/' });

describe('autodiscover-redirect', () => {
  it.each<[string, string, Patch]>([
    ['a good one', 'passed', {}],
    ['to http', 'failed autodiscover/redirect-not-https', own(attempt('redirect', 'not-https', [plainTarget]))],
    ['in a circle', 'failed autodiscover/redirect-loop', own(attempt('redirect', 'loop', [plainTarget, plainTarget]))],
    [
      'a web site that goes round in circles',
      'passed',
      { values: xml(attempt('root', 'loop', [hop(rootUrl, page)]), attempt('redirect', 'exchange')) },
    ],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('autodiscover-redirect', patch))).toBe(expected);
  });
});
