import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProbeFailure } from '@/lib/report/observations';
import { type AfterFailure, afterFailure } from './after-failure';
import { longestPauseMs, mostFailures } from './limits';

const now = new Date('2026-11-24T12:00:00.000Z');
const inMs = (ms: number) => new Date(now.getTime() + ms).toISOString();

describe('after a page that could not be read', () => {
  it.each<[string, ProbeFailure, number, AfterFailure]>([
    ['a short wait is honoured', { reason: 'throttled', retryAt: inMs(30_000) }, 1, { pauseMs: 30_000 + 2_000 }],
    [
      'a long wait puts the reading off until then',
      { reason: 'throttled', retryAt: inMs(3_600_000) },
      1,
      { problem: 'throttled', waitSeconds: 3_600 },
    ],
    ['the pause grows', { reason: 'unreachable' }, 3, { pauseMs: 8_000 }],
    ['the pause has a ceiling', { reason: 'timed-out' }, 5, { pauseMs: 30_000 }],
    ['many in a row put it off', { reason: 'upstream-failed' }, 6, { problem: 'upstream-failed', waitSeconds: 600 }],
    [
      'a missing right is for a person to mend',
      { reason: 'permission-missing' },
      1,
      { problem: 'permission-missing', waitSeconds: 3_600 },
    ],
    ['so is a licence', { reason: 'not-licensed' }, 1, { problem: 'permission-missing', waitSeconds: 3_600 }],
    [
      'an answer that makes no sense makes none a moment later',
      { reason: 'malformed-answer' },
      1,
      { problem: 'malformed-answer', waitSeconds: 3_600 },
    ],
  ])('%s', (_name, failure, failures, expected) => {
    expect(afterFailure(failure, failures, now, 0.5)).toEqual(expected);
  });

  it('it never waits shorter than it was asked to, and never for ever', () => {
    const cases = fc.record({
      askedMs: fc.integer({ min: 0, max: 86_400_000 }),
      failures: fc.integer({ min: 1, max: mostFailures }),
      random: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ askedMs, failures, random }) => {
        const after = afterFailure({ reason: 'throttled', retryAt: inMs(askedMs) }, failures, now, random);
        const waitMs = 'pauseMs' in after ? after.pauseMs : after.waitSeconds * 1_000;
        expect(waitMs).toBeGreaterThanOrEqual(askedMs);
        if ('pauseMs' in after) expect(waitMs).toBeLessThanOrEqual(longestPauseMs + 60_000);
      }),
    );
  });
});
