import { describe, expect, it } from 'vitest';
import type { AutodiscoverAttempt, AutodiscoverHop, Observations } from '@/lib/report/observations';
import {
  attempt,
  goodCertificate,
  healthy,
  hop,
  judge,
  type Patch,
  plainUrl,
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
const expired: Result = { kind: 'certificate-refused', certificate: { ...goodCertificate, problem: 'expired' } };

describe('autodiscover-certificate', () => {
  it.each<[string, string, Patch]>([
    ['good ones', 'passed', {}],
    [
      'an expired one at the target of the redirect',
      'failed autodiscover/certificate-invalid',
      {
        values: xml(
          attempt('redirect', 'certificate', [
            hop(plainUrl, { kind: 'redirect', status: 302, location: 'https://mail.contoso.test/' }),
            hop('https://mail.contoso.test/', expired),
          ]),
        ),
      },
    ],
    [
      'one under the name of an own host',
      'failed autodiscover/certificate-invalid',
      own(attempt('subdomain', 'certificate', [hop(subdomainUrl, expired)])),
    ],
    [
      'one on port 443 of the cloud’s alias, which no phone needs',
      'passed',
      {
        values: xml(attempt('subdomain', 'certificate', [hop(subdomainUrl, expired)]), attempt('redirect', 'exchange')),
      },
    ],
    ['one on the bare domain', 'passed', { values: xml(attempt('root', 'certificate', [hop(rootUrl, expired)])) }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('autodiscover-certificate', patch))).toBe(expected);
  });
});
