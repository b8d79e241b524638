import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { healthy, judge, type Patch, summaryOf } from '../testing/healthy';

const of = (changes: object, given: Patch['given'] = {}): Patch => ({
  given,
  values: { mailboxSettings: { ...healthy.mailboxSettings, ...changes } as Observations['mailboxSettings'] },
});

describe('activesync-switch', () => {
  it.each<[string, string, Patch]>([
    ['on', 'passed', {}],
    ['off', 'failed mailbox/activesync-disabled', of({ activeSyncEnabled: false })],
    ['off, but the app is Outlook', 'inapplicable', of({ activeSyncEnabled: false }, { app: 'outlook' })],
    ['no mailbox here', 'inapplicable', { values: { mailboxSettings: { found: false } } }],
    ['unreadable', 'untested permission-missing', { missing: ['mailboxSettings'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('activesync-switch', patch))).toBe(expected);
  });
});
