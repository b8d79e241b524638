import { describe, expect, it } from 'vitest';
import { judge, type Patch, phone, summaryOf } from '../testing/healthy';

const of = (count: number): Patch => ({
  values: { devices: { devices: Array.from({ length: count }, (_, i) => phone({ deviceId: `D${i}` })) } },
});

describe('device-count', () => {
  it.each<[string, string, Patch]>([
    ['none', 'inapplicable', of(0)],
    ['a few', 'passed', {}],
    ['79', 'passed', of(79)],
    ['80', 'failed mailbox/device-limit-near', of(80)],
    ['99', 'failed mailbox/device-limit-near', of(99)],
    ['100', 'failed mailbox/device-limit-reached', of(100)],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-count', patch))).toBe(expected);
  });
});
