import { describe, expect, it } from 'vitest';
import { ago, judge, type Patch, summaryOf } from '../testing/healthy';

const issue = {
  id: 'EX1',
  title: 'Mail is down',
  service: 'Exchange Online',
  feature: 'E-Mail and calendar access',
  classification: 'incident',
  status: 'servicedegradation',
  startedAt: ago(200),
  updatedAt: ago(20),
  resolved: false,
};
const of = (...issues: Partial<typeof issue>[]): Patch => ({
  values: { serviceHealth: { issues: issues.map((changes) => ({ ...issue, ...changes })) } },
});

describe('service-incident', () => {
  it.each<[string, string, Patch]>([
    ['no issue', 'passed', {}],
    ['an open incident', 'failed service/incident', of({})],
    ['an incident that is over', 'passed', of({ resolved: true })],
    ['an advisory', 'passed ~service/advisory', of({ classification: 'advisory' })],
    ['an incident of the admin centre', 'passed ~service/advisory', of({ feature: 'Administration' })],
    ['an incident of the directory', 'passed ~service/advisory', of({ service: 'Microsoft Entra' })],
    ['unreadable health', 'untested permission-missing', { missing: ['serviceHealth'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('service-incident', patch))).toBe(expected);
  });
});
