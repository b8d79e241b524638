import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as audit from '@/app/api/audit/route';
import type { AuditPage } from '@/lib/report/remedies';
import { call, expectProblem } from './testing/api-call';
import { bodyFor, type RemedyPortal, resultOf, startRemedyPortal } from './testing/remedy-portal';

const karel = 'karel.kwarantaine@contoso.test';
const bea = 'bea.blok@contoso.test';

let portal: RemedyPortal;
beforeAll(async () => {
  portal = await startRemedyPortal();
});
afterEach(() => {
  portal.sandbox.resetChanges();
  portal.sandbox.setFault(null);
  portal.sandbox.clearLog();
  portal.store.clearRemedies();
});
afterAll(() => portal.close());

async function lines(): Promise<AuditPage['entries']> {
  const response = await call(audit.GET, { auth: await portal.bearer('admin') });
  return ((await response.json()) as AuditPage).entries;
}

describe('applied once', () => {
  it('for one key, however often and at the same moment it is sent', async () => {
    const body = bodyFor(await portal.view('admin', bea), 'device-allow');
    const key = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => portal.post('admin', bea, body, key)));
    const results = await Promise.all(answers.map(resultOf));
    expect(new Set(results.map(({ auditId }) => auditId)).size).toBe(1);
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
    expect(portal.writes()).toHaveLength(1);
    const other = { ...body, reason: 'Another reason' };
    expect(await expectProblem(await portal.post('admin', bea, other, key), 409)).toMatchObject({ code: 'key-used' });
  });

  it('by two admins at once', async () => {
    const body = bodyFor(await portal.view('admin', bea), 'device-allow');
    const answers = await Promise.all(['admin', 'admin-second'].map((who) => portal.post(who, bea, body)));
    const outcomes = (await Promise.all(answers.map(resultOf))).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['already', 'applied']);
    expect(portal.writes()).toHaveLength(1);
    expect(await lines()).toHaveLength(2);
  });

  it('by two admins at once, also while Exchange still shows the old state', async () => {
    portal.sandbox.setReplicationLag(60_000);
    const body = bodyFor(await portal.view('admin', bea), 'device-allow');
    const answers = await Promise.all(['admin', 'admin-second'].map((who) => portal.post(who, bea, body)));
    const outcomes = (await Promise.all(answers.map(resultOf))).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['already', 'not-visible-yet']);
    expect(portal.writes()).toHaveLength(1);
  });

  it('when the answer is lost and Exchange shows the change', async () => {
    portal.sandbox.setWriteTrouble({ kind: 'answer-lost', times: 1 });
    const result = await resultOf(await portal.apply('admin', bea, 'device-allow'));
    expect(result.outcome).toBe('applied');
    expect(portal.writes()).toHaveLength(1);
  });

  it('when the answer is lost and Exchange shows it late: not known, not repeated, known later', async () => {
    portal.sandbox.setWriteTrouble({ kind: 'answer-lost', times: 1 });
    portal.sandbox.setReplicationLag(60_000);
    const body = bodyFor(await portal.view('admin', bea), 'device-allow');
    const key = crypto.randomUUID();
    expect((await resultOf(await portal.post('admin', bea, body, key))).outcome).toBe('unknown');
    const again = await portal.post('admin-second', bea, body);
    expect(again.headers.get('retry-after')).toBe('120');
    await expectProblem(again, 503);
    portal.sandbox.setReplicationLag(0);
    expect((await resultOf(await portal.post('admin', bea, body, key))).outcome).toBe('applied');
    expect(portal.writes()).toHaveLength(1);
  });
});

describe('Exchange at its worst', () => {
  it('shows the old state for a while: patience, then the truth', async () => {
    portal.sandbox.setReplicationLag(60_000);
    const body = bodyFor(await portal.view('admin', karel), 'device-allow');
    const key = crypto.randomUUID();
    const late = await resultOf(await portal.post('admin', karel, body, key));
    expect(late).toMatchObject({ outcome: 'not-visible-yet', undo: { remedy: 'device-exemption-undo' } });
    portal.sandbox.setReplicationLag(0);
    expect((await resultOf(await portal.post('admin', karel, body, key))).outcome).toBe('applied');
    expect(await lines()).toMatchObject([{ outcome: 'applied' }]);
  });

  it('throttles in the middle: waits as told, and sends it again, since nothing was done', async () => {
    portal.sandbox.setWriteTrouble({ kind: 'throttled', times: 1, retryAfterSeconds: 0 });
    expect((await resultOf(await portal.apply('admin', karel, 'device-allow'))).outcome).toBe('applied');
    expect(portal.writes().map(({ status }) => status)).toEqual([429, 200]);
  });

  it('throttles for long: fails with the time to come back', async () => {
    portal.sandbox.setWriteTrouble({ kind: 'throttled', times: 9, retryAfterSeconds: 300 });
    const response = await portal.apply('admin', karel, 'device-allow');
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(250);
    await expectProblem(response, 503);
    expect(await lines()).toMatchObject([{ outcome: 'failed', detail: 'throttled' }]);
    portal.sandbox.setWriteTrouble(null);
    expect((await resultOf(await portal.apply('admin', karel, 'device-allow'))).outcome).toBe('applied');
  });

  it('was changed by somebody else meanwhile: refused with the new state', async () => {
    const stale = bodyFor(await portal.view('admin', karel), 'device-allow');
    await resultOf(await portal.apply('admin-second', karel, 'device-block'));
    const problem = await expectProblem(await portal.post('admin', karel, stale), 409);
    expect(problem).toMatchObject({ code: 'state-changed', remedies: { subject: { address: karel } } });
    expect((await lines())[0]).toMatchObject({ outcome: 'refused', detail: 'changed-meanwhile' });
    expect(portal.writes()).toHaveLength(1);
  });

  it('is away: nothing is sent, and the log says so', async () => {
    const body = bodyFor(await portal.view('admin', karel), 'device-allow');
    portal.sandbox.setFault({ plane: 'exchange', target: 'Get-CASMailbox', kind: 'unavailable' });
    await expectProblem(await portal.post('admin', karel, body), 502);
    expect(portal.writes()).toEqual([]);
    expect(await lines()).toMatchObject([{ outcome: 'failed' }]);
  });

  it.each([
    ['no-consent', 403, /consent of an admin \(AADSTS65001\)/, 'AADSTS65001'],
    ['old-session', 401, /sign in again/, 'sign-in-needed'],
  ])('gives no token to %s: refused, and in the log', async (account, status, sentence, word) => {
    const body = bodyFor(await portal.view('admin', karel), 'device-allow');
    portal.sandbox.clearLog();
    const problem = await expectProblem(await portal.post(account, karel, body), status);
    expect(problem.detail).toMatch(sentence);
    // Nothing falls back to the app's own token.
    expect(portal.sandbox.log().filter(({ plane }) => plane === 'exchange')).toEqual([]);
    expect(await lines()).toMatchObject([{ outcome: 'refused', detail: word }]);
  });
});
