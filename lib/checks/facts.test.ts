import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { factsOf } from './facts';
import { attempt, given, healthy, hop, subdomainUrl } from './testing/healthy';

const own = attempt('subdomain', 'exchange', [
  hop(subdomainUrl, { kind: 'challenge', status: 401, schemes: ['NTLM'] }),
]);
const { recipient: _recipient, ...unseen } = healthy;

describe('factsOf', () => {
  it.each<[string, string | null, Partial<Observations>]>([
    ['a healthy cloud domain', 'cloud-only', healthy],
    [
      'an own Exchange that answers',
      'hybrid',
      { ...healthy, autodiscoverXml: { domain: 'contoso.test', attempts: [own] } },
    ],
    ['a mailbox whose place was not seen', null, unseen],
    ['nothing', null, {}],
  ])('organisation of %s', (_name, organisation, observed) => {
    expect(factsOf(observed, given).organisation).toBe(organisation);
  });

  it('expects the record of the directory, else the one of the cloud', () => {
    expect(factsOf(healthy, given)).toMatchObject({
      domain: 'contoso.test',
      expectedAutodiscover: 'autodiscover.outlook.test',
    });
    expect(factsOf({}, given)).toMatchObject({ domain: null, expectedAutodiscover: 'autodiscover.outlook.test' });
  });
});
