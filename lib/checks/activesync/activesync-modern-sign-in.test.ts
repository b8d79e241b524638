import { describe, expect, it } from 'vitest';
import { judge, type Patch, summaryOf } from '../testing/healthy';

const of = (status: number, ...schemes: string[]): Patch => ({
  values: { activesyncChallenge: { kind: 'answered', status, schemes, authorizationUri: null, location: null } },
});

const location = 'https://certauth.outlook.office365.test/Microsoft-Server-ActiveSync';
const toCertificates: Patch = {
  values: { activesyncChallenge: { kind: 'answered', status: 451, schemes: [], authorizationUri: null, location } },
};
/** Somebody else's mailbox: nobody's own token was tried. */
const noToken = (patch: Patch): Patch => ({ ...patch, missing: ['activesyncOptions'] });

describe('activesync-modern-sign-in', () => {
  it.each<[string, string, Patch]>([
    ['Bearer', 'passed', {}],
    ['Basic only', 'failed activesync/modern-sign-in-off', of(401, 'Basic realm="x"', 'Negotiate')],
    ['both', 'passed', of(401, 'Basic', 'bearer client_id="x"')],
    ['no challenge, and a token that was let in', 'passed', of(200)],
    ['no challenge', 'cantTell contradiction', noToken(of(200))],
    ['a failing server', 'untested upstream-failed', noToken(of(503))],
    ['Basic only, whatever a token met', 'failed activesync/modern-sign-in-off', of(401, 'Basic')],
    ['sent to the host for certificates', 'passed', noToken(toCertificates)],
    ['not reached', 'inapplicable', { values: { activesyncChallenge: { kind: 'unreachable', failure: 'refused' } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('activesync-modern-sign-in', patch))).toBe(expected);
  });
});
