import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { healthy, judge, type Patch, summaryOf } from '../testing/healthy';

const of = (changes: object, given: Patch['given'] = {}): Patch => ({
  given,
  values: { mailboxSettings: { ...healthy.mailboxSettings, ...changes } as Observations['mailboxSettings'] },
});

describe('outlook-mobile-switch', () => {
  it.each<[string, string, Patch]>([
    ['the phone’s own app', 'inapplicable', of({ outlookMobileEnabled: false })],
    ['Outlook, on', 'passed', of({}, { app: 'outlook' })],
    ['Outlook, off', 'failed mailbox/outlook-mobile-disabled', of({ outlookMobileEnabled: false }, { app: 'outlook' })],
    ['app not said, a native phone', 'inapplicable', of({ outlookMobileEnabled: false }, { app: 'unknown' })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('outlook-mobile-switch', patch))).toBe(expected);
  });
});
