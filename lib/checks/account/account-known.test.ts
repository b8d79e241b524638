import { describe, expect, it } from 'vitest';
import { judge, type Patch, summaryOf } from '../testing/healthy';

describe('account-known', () => {
  it.each<[string, string, Patch]>([
    ['a known person', 'passed', {}],
    ['nobody', 'failed mailbox/not-found', { values: { directoryUser: { found: false } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('account-known', patch))).toBe(expected);
  });
});
