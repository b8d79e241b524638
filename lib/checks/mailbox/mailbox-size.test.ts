import { describe, expect, it } from 'vitest';
import type { MailboxUsage } from '@/lib/report/optional-facts';
import { ago, day, healthy, judge, type Patch, stats, summaryOf } from '../testing/healthy';
import { sizeText } from './mailbox-size';

const gb = 2 ** 30;
const usage = (changes: object): Patch => ({
  values: { mailboxUsage: { ...healthy.mailboxUsage, ...changes } as MailboxUsage },
});
const sizeless = usage({ usedBytes: null, deletedBytes: null });
const silent = { statistics: [stats('PHONE1', { lastSuccessSync: ago(2 * day) })] };

describe('mailbox-size', () => {
  it.each<[string, string, Patch]>([
    ['room', 'passed', {}],
    ['one byte below the send quota', 'passed', usage({ usedBytes: 99 * gb - 1 })],
    ['at the send quota', 'failed mailbox/sending-stopped', usage({ usedBytes: 99 * gb })],
    ['at the quota', 'failed mailbox/full', usage({ usedBytes: 100 * gb })],
    ['deleted items kept up to theirs', 'failed mailbox/recoverable-items-full', usage({ deletedBytes: 30 * gb })],
    [
      'both',
      'failed mailbox/full mailbox/recoverable-items-full',
      usage({ usedBytes: 101 * gb, deletedBytes: 31 * gb }),
    ],
    ['never opened', 'passed', usage({ usedBytes: null, deletedBytes: null })],
    ['never opened, no phone', 'passed', { values: { ...sizeless.values, devices: { devices: [] } } }],
    [
      'no size, phone silent',
      'untested malformed-answer',
      { values: { ...sizeless.values, deviceStatistics: silent } },
    ],
    ['no size, phones not read', 'untested permission-missing', { ...sizeless, missing: ['devices'] }],
    ['no limit', 'passed', usage({ usedBytes: 900 * gb, quotaBytes: null, sendQuotaBytes: null })],
    ['no mailbox', 'inapplicable', { values: { mailboxUsage: { found: false } } }],
    ['not read, phone in step', 'untested permission-missing cleared', { missing: ['mailboxUsage'] }],
    [
      'not read, phone silent',
      'untested permission-missing',
      { missing: ['mailboxUsage'], values: { deviceStatistics: silent } },
    ],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('mailbox-size', patch))).toBe(expected);
  });

  it('writes sizes as people read them', () => {
    expect([0, 1023, 1024, 1536 * 1024, 49.5 * gb, 100 * gb, 1.5 * 1024 * gb].map(sizeText)).toEqual([
      '0 bytes',
      '1023 bytes',
      '1 KB',
      '1.5 MB',
      '49.5 GB',
      '100 GB',
      '1.5 TB',
    ]);
  });
});
