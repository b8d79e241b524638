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
const cloudUrl = 'https://autodiscover-s.outlook.test/autodiscover/autodiscover.xml';
const expired: Result = { kind: 'certificate-refused', certificate: { ...goodCertificate, problem: 'expired' } };
const dead: Result = { kind: 'unreachable', failure: 'refused' };
const dns = (changes: object): Observations['autodiscoverDns'] => ({ ...healthy.autodiscoverDns, ...changes });
const silent = xml(
  attempt('subdomain', 'unreachable', [hop(subdomainUrl, dead)]),
  attempt('redirect', 'unreachable', [hop(plainUrl, dead)]),
);

describe('autodiscover-record', () => {
  it.each<[string, string, Patch]>([
    ['the alias', 'passed', {}],
    [
      'the alias of the domain’s own records',
      'passed',
      {
        values: {
          autodiscoverDns: dns({ aliases: ['autodiscover.new.test'] }),
          domainRecords: { domain: 'contoso.test', autodiscoverCname: 'autodiscover.new.test', mx: null },
        },
      },
    ],
    ...(
      [
        ['the address is known', 'passed', { kind: 'url', url: plainUrl }],
        ['the address is refused by name', 'passed', { kind: 'error', status: 400, code: 'UserNotFound' }],
        ['something in front refused', 'untested unreachable', { kind: 'error', status: 403, code: '' }],
        ['the server is out of order', 'untested unreachable', { kind: 'error', status: 500, code: 'Internal' }],
      ] as [string, string, Observations['autodiscoverJson']][]
    ).map(([name, expected, autodiscoverJson]): [string, string, Patch] => [
      `the alias, silence on the way, and ${name}`,
      expected,
      { values: { ...silent, autodiscoverJson } },
    ]),
    [
      'the alias, and a server of the cloud out of order',
      'untested unreachable',
      {
        values: xml(attempt('redirect', 'web-host', [hop(cloudUrl, { ...page, status: 503 })])),
        missing: ['autodiscoverJson'],
      },
    ],
    [
      'nothing',
      'failed autodiscover/record-missing',
      { values: { autodiscoverDns: dns({ aliases: [], addresses: [], outcome: 'no-such-name' }), ...silent } },
    ],
    [
      'a resolver that could not say',
      'untested upstream-failed',
      { values: { autodiscoverDns: dns({ aliases: [], addresses: [], outcome: 'failed' }), ...silent } },
    ],
    [
      'a spelling mistake',
      'failed autodiscover/record-points-elsewhere',
      {
        values: {
          autodiscoverDns: dns({ aliases: ['autodiscover.outlok.test'], addresses: [], outcome: 'no-such-name' }),
          ...silent,
        },
      },
    ],
    [
      'a dead address',
      'failed autodiscover/record-points-elsewhere',
      { values: { autodiscoverDns: elsewhere, ...silent } },
    ],
    [
      'a web site, which has its own finding',
      'passed',
      own(attempt('subdomain', 'web-host', [hop(subdomainUrl, page)])),
    ],
    [
      'a bad certificate, which has its own finding',
      'passed',
      own(attempt('subdomain', 'certificate', [hop(subdomainUrl, expired)])),
    ],
    ['a flattened record that works', 'passed', { values: { autodiscoverDns: elsewhere } }],
    [
      'an address that was not asked',
      'untested blocked-by-earlier',
      { values: { autodiscoverDns: elsewhere }, missing: ['autodiscoverXml'] },
    ],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('autodiscover-record', patch))).toBe(expected);
  });
});
