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
const expired: Result = { kind: 'certificate-refused', certificate: { ...goodCertificate, problem: 'expired' } };

describe('root-certificate', () => {
  it.each<[string, string, Patch]>([
    ['good', 'passed', {}],
    [
      'expired',
      'failed autodiscover/root-certificate-invalid',
      { values: xml(attempt('root', 'certificate', [hop(rootUrl, expired)])) },
    ],
    ['under the name only', 'passed', own(attempt('subdomain', 'certificate', [hop(subdomainUrl, expired)]))],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('root-certificate', patch))).toBe(expected);
  });
});
