import { describe, expect, it } from 'vitest';
import type { AutodiscoverAttempt, Observations } from '@/lib/report/observations';
import { attempt, healthy, hop, judge, type Patch, subdomainUrl, summaryOf } from '../testing/healthy';

const elsewhere = { ...healthy.autodiscoverDns, aliases: [], addresses: ['198.51.100.9'] };
const xml = (...attempts: AutodiscoverAttempt[]): Partial<Observations> => ({
  autodiscoverXml: { domain: 'contoso.test', attempts },
});
const own = (...attempts: AutodiscoverAttempt[]): Patch => ({
  values: { autodiscoverDns: elsewhere, ...xml(...attempts) },
});
const exchange = hop(subdomainUrl, { kind: 'challenge', status: 401, schemes: ['Negotiate', 'NTLM'] });

describe('autodiscover-server', () => {
  it.each<[string, string, Patch]>([
    ['the cloud', 'passed', {}],
    [
      'an own Exchange, mailbox in the cloud',
      'failed autodiscover/points-to-old-server',
      own(attempt('subdomain', 'exchange', [exchange])),
    ],
    [
      'an own Exchange, mailbox there',
      'passed',
      {
        values: {
          ...own(attempt('subdomain', 'exchange', [exchange])).values,
          recipient: { ...healthy.recipient, recipientTypeDetails: 'MailUser' } as Observations['recipient'],
        },
      },
    ],
    [
      'place of the mailbox not seen',
      'untested permission-missing',
      { ...own(attempt('subdomain', 'exchange', [exchange])), missing: ['recipient'] },
    ],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('autodiscover-server', patch))).toBe(expected);
  });
});
