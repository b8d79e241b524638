import { describe, expect, it } from 'vitest';
import type { DnsRecord } from './world';
import { buildZone, lookUp } from './zone';

const records: DnsRecord[] = [
  { name: 'contoso.test', type: 'MX', value: 'contoso-test.mail.protection.outlook.test', priority: 0 },
  { name: 'autodiscover.contoso.test', type: 'CNAME', value: 'autodiscover.outlook.test' },
  { name: 'autodiscover.outlook.test', type: 'CNAME', value: 'autod.office.test.' },
  { name: 'autod.office.test', type: 'A', value: '203.0.113.20' },
  { name: 'autod.office.test', type: 'AAAA', value: '2001:db8::20' },
  { name: 'dangling.contoso.test', type: 'CNAME', value: 'gone.nowhere.test' },
  { name: 'a.loop.test', type: 'CNAME', value: 'b.loop.test' },
  { name: 'b.loop.test', type: 'CNAME', value: 'a.loop.test' },
  { name: 'down.test', type: 'SERVFAIL' },
  { name: 'to-down.test', type: 'CNAME', value: 'down.test' },
  { name: '*.wild.test', type: 'A', value: '192.0.2.9' },
  { name: 'own.wild.test', type: 'MX', value: 'mx.wild.test', priority: 10 },
  { name: 'deep.below.wild.test', type: 'A', value: '192.0.2.10' },
  { name: '*.alias.test', type: 'CNAME', value: 'autod.office.test' },
];
const zone = buildZone(records);

describe('lookUp', () => {
  it.each([
    ['a record', 'autod.office.test', 'A', 'NOERROR', ['203.0.113.20']],
    ['case and final dot', 'AutoD.Office.Test.', 'AAAA', 'NOERROR', ['2001:db8::20']],
    [
      'a chain',
      'autodiscover.contoso.test',
      'A',
      'NOERROR',
      ['autodiscover.outlook.test', 'autod.office.test.', '203.0.113.20'],
    ],
    ['the alias itself', 'autodiscover.contoso.test', 'CNAME', 'NOERROR', ['autodiscover.outlook.test']],
    [
      'a chain to NODATA',
      'autodiscover.contoso.test',
      'MX',
      'NOERROR',
      ['autodiscover.outlook.test', 'autod.office.test.'],
    ],
    ['a chain to nowhere', 'dangling.contoso.test', 'A', 'NXDOMAIN', ['gone.nowhere.test']],
    ['a loop', 'a.loop.test', 'A', 'SERVFAIL', []],
    ['a dead server', 'down.test', 'A', 'SERVFAIL', []],
    ['an alias to a dead server', 'to-down.test', 'AAAA', 'SERVFAIL', []],
    ['another type', 'contoso.test', 'A', 'NOERROR', []],
    ['an empty non-terminal', 'office.test', 'A', 'NOERROR', []],
    ['no such name', 'autodiscover.fabrikam.test', 'A', 'NXDOMAIN', []],
    ['no such top', 'contoso.invalid', 'A', 'NXDOMAIN', []],
    ['a wildcard', 'anything.wild.test', 'A', 'NOERROR', ['192.0.2.9']],
    ['a wildcard over several labels', '_autodiscover._tcp.wild.test', 'A', 'NOERROR', ['192.0.2.9']],
    ['a wildcard of another type', 'anything.wild.test', 'SRV', 'NOERROR', []],
    ['the name above a wildcard', 'wild.test', 'A', 'NOERROR', []],
    ['a name that hides the wildcard', 'own.wild.test', 'A', 'NOERROR', []],
    ['an empty non-terminal that hides it', 'below.wild.test', 'A', 'NOERROR', []],
    ['a name under such a one', 'other.below.wild.test', 'A', 'NXDOMAIN', []],
    ['a wildcard alias', 'x.alias.test', 'A', 'NOERROR', ['autod.office.test', '203.0.113.20']],
  ])('answers for %s', (_case, name, type, rcode, values) => {
    const answer = lookUp(zone, name, type);
    expect(answer.rcode).toBe(rcode);
    expect(answer.answers.map(({ record }) => record.value)).toEqual(values);
  });

  it('names the asked-for owner of a record that came from a wildcard', () => {
    expect(lookUp(zone, 'anything.wild.test', 'A').answers[0]?.owner).toBe('anything.wild.test');
  });
});

describe('buildZone', () => {
  it('refuses an address that is none', () => {
    expect(() => buildZone([{ name: 'x.test', type: 'A', value: '2001:db8::1' }])).toThrow('x.test');
    expect(() => buildZone([{ name: 'x.test', type: 'AAAA', value: '192.0.2.1' }])).toThrow('x.test');
  });
});
