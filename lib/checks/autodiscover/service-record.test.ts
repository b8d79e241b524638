import { describe, expect, it } from 'vitest';
import { healthy, judge, type Patch, summaryOf } from '../testing/healthy';

const of = (target: string, port = 443): Patch => ({
  values: { autodiscoverDns: { ...healthy.autodiscoverDns, srv: [{ target, port, priority: 0, weight: 0 }] } },
});

describe('service-record', () => {
  it.each<[string, string, Patch]>([
    ['none', 'passed', {}],
    ['a hosting panel', 'failed autodiscover/srv-unexpected', of('emaildiscovery.panel.test')],
    ['"not offered" (RFC 2782)', 'passed', of('.')],
    ['the cloud', 'passed', of('autodiscover.outlook.test')],
    ['an odd port', 'failed autodiscover/srv-unexpected', of('autodiscover.outlook.test', 8443)],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('service-record', patch))).toBe(expected);
  });
});
