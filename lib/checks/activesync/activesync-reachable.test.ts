import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { goodCertificate, judge, type Patch, summaryOf } from '../testing/healthy';

const of = (activesyncChallenge: Observations['activesyncChallenge']): Patch => ({ values: { activesyncChallenge } });

describe('activesync-reachable', () => {
  it.each<[string, string, Patch]>([
    ['answers', 'passed', {}],
    ['refuses', 'failed activesync/unreachable', of({ kind: 'unreachable', failure: 'refused' })],
    ['our time-out', 'untested timed-out', of({ kind: 'unreachable', failure: 'timed-out' })],
    [
      'nothing of the cloud reached',
      'untested unreachable',
      { ...of({ kind: 'unreachable', failure: 'refused' }), missing: ['autodiscoverJson'] },
    ],
    [
      'a bad certificate',
      'failed activesync/unreachable',
      of({ kind: 'certificate-refused', certificate: { ...goodCertificate, problem: 'untrusted' } }),
    ],
    ['Outlook does not use it', 'inapplicable', { given: { app: 'outlook' } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('activesync-reachable', patch))).toBe(expected);
  });
});
