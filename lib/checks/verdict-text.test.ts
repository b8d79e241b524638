import { describe, expect, it } from 'vitest';
import { emptyReport } from '@/lib/report/reduce';
import type { Report, Verdict } from '@/lib/report/report';
import { everyWord } from './catalog';
import { reasonText } from './reasons';
import { verdictText } from './verdict-text';

const verdict = (state: Verdict['state'], primary: Verdict['primary'] = null): Partial<Report> => ({
  status: 'finished',
  verdict: { state, primary, others: [], coverage: { decided: 3, undecided: ['device-sync'] } },
});
const of = (changes: Partial<Report>) => verdictText({ ...emptyReport('1'), ...changes }, everyWord, 'user').title;

describe('verdictText', () => {
  it.each<[string, RegExp, Partial<Report>]>([
    ['running', /looking/, {}],
    ['healthy: set it up again', /Set the account up/, verdict('healthy')],
    ['inconclusive', /could not check everything/, verdict('inconclusive')],
    ['the cause', /switched off for your mailbox/, verdict('blocked', 'mailbox/activesync-disabled')],
    ['stopped', /stopped before/, { status: 'interrupted' }],
  ])('says %s', (_name, expected, changes) => expect(of(changes)).toMatch(expected));

  it('names a stalled phone', () => {
    const checks: Report['checks'] = [
      {
        id: 'device-sync',
        area: 'device',
        step: 'device-access',
        outcome: 'cantTell',
        reason: 'sync-stalled',
        findings: [],
      },
    ];
    expect(of({ ...verdict('inconclusive'), checks })).toMatch(/keeps trying/);
  });
});

describe('reasonText', () => {
  it('says what was not seen and who can lift it', () => {
    const check = { area: 'sign-in', reason: 'permission-missing', reasonDetail: 'AuditLog.Read.All' } as const;
    expect(reasonText(check, 'user')?.body).toContain('your sign-ins');
    expect(reasonText(check, 'admin')?.title).toContain('AuditLog.Read.All');
    expect(reasonText({ area: 'device' }, 'user')).toBeNull();
  });
});
