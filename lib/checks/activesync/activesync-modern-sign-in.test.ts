import { describe, expect, it } from 'vitest';
import { judge, type Patch, summaryOf } from '../testing/healthy';

const of = (status: number, ...schemes: string[]): Patch => ({
  values: { activesyncChallenge: { kind: 'answered', status, schemes, authorizationUri: null, location: null } },
});

describe('activesync-modern-sign-in', () => {
  it.each<[string, string, Patch]>([
    ['Bearer', 'passed', {}],
    ['Basic only', 'failed activesync/modern-sign-in-off', of(401, 'Basic realm="x"', 'Negotiate')],
    ['both', 'passed', of(401, 'Basic', 'bearer client_id="x"')],
    ['no challenge', 'cantTell contradiction', of(200)],
    ['a failing server', 'untested upstream-failed', of(503)],
    ['not reached', 'inapplicable', { values: { activesyncChallenge: { kind: 'unreachable', failure: 'refused' } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('activesync-modern-sign-in', patch))).toBe(expected);
  });
});
