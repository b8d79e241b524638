import { describe, expect, it } from 'vitest';
import { judge, type Patch, summaryOf } from '../testing/healthy';

const gone = { recipient: { found: false } } as const;
const deleted = (inactive = false): Patch => ({
  values: { ...gone, deletedMailbox: { found: true, deletedAt: '2026-11-20T08:00:00.000Z', inactive } },
});

describe('mailbox-restore', () => {
  it.each<[string, string, Patch]>([
    ['a mailbox', 'inapplicable', {}],
    ['a mailbox, nothing read', 'inapplicable', { missing: ['deletedMailbox'] }],
    ['never one', 'passed', { values: gone }],
    ['a deleted one', 'failed mailbox/soft-deleted', deleted()],
    ['not read', 'untested permission-missing', { values: gone, missing: ['deletedMailbox'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('mailbox-restore', patch))).toBe(expected);
  });

  it('names the day on which the mail is lost, and none under a hold', () => {
    const [finding] = judge('mailbox-restore', deleted()).findings;
    expect(finding?.args.keptUntil).toBe('2026-12-20T08:00:00.000Z');
    expect(judge('mailbox-restore', deleted(true)).findings[0]?.args.keptUntil).toBeNull();
  });
});
