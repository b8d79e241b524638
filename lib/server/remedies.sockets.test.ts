import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as audit from '@/app/api/audit/route';
import type { AuditPage } from '@/lib/report/remedies';
import { call, expectProblem } from './testing/api-call';
import { bodyFor, type RemedyPortal, remedyIn, resultOf, startRemedyPortal } from './testing/remedy-portal';

const daan = 'daan.deboer@contoso.test';
const karel = 'karel.kwarantaine@contoso.test';
const beatrix = 'beatrix.beide@contoso.test';
const wim = 'wim.wissen@contoso.test';
const olaf = 'olaf.outlook@contoso.test';

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

async function lines(query = ''): Promise<AuditPage['entries']> {
  const response = await call(audit.GET, { auth: await portal.bearer('admin'), query });
  return ((await response.json()) as AuditPage).entries;
}

const phoneOf = async (address: string) => {
  const [device] = (await portal.view('admin', address)).devices;
  if (device === undefined) throw new Error('no phone');
  return device;
};
const setting = (device: { settings: { label: string; value: string }[] }, label: string) =>
  device.settings.find((one) => one.label === label)?.value;

describe('a remedy', () => {
  it('turns ActiveSync on as the admin, reads it back, offers the undo, and stands in the audit log', async () => {
    const view = await portal.view('admin', daan);
    const shown = remedyIn(view, 'activesync-on');
    expect(shown).toMatchObject({
      offered: true,
      before: [{ label: 'ActiveSync', value: 'off' }],
      after: [{ label: 'ActiveSync', value: 'on' }],
      powershell: `Set-CASMailbox -Identity '${daan}' -ActiveSyncEnabled $true`,
    });
    const result = await resultOf(await portal.apply('admin', daan, 'activesync-on'));
    expect(result).toMatchObject({
      outcome: 'applied',
      undo: { remedy: 'activesync-off', deviceId: null },
      retest: { step: 'activesync', diagnosisId: expect.any(String) },
    });
    expect(portal.writes()).toEqual([{ cmdlet: 'Set-CASMailbox', status: 200 }]);
    expect(await lines()).toMatchObject([
      {
        id: result.auditId,
        actor: { address: 'ada.admin@contoso.test' },
        subject: { address: daan },
        remedy: 'activesync-on',
        reason: 'Asked for in ticket 4711',
        outcome: 'applied',
        before: [{ label: 'ActiveSync', value: 'off' }],
        after: [{ label: 'ActiveSync', value: 'on' }],
        requestIds: [expect.stringMatching(/^[0-9a-f-]{36}$/), expect.any(String)],
      },
    ]);
    const undone = await resultOf(await portal.apply('admin', daan, 'activesync-off'));
    expect(undone).toMatchObject({ outcome: 'applied', undo: { remedy: 'activesync-on' } });
    expect(setting({ settings: (await portal.view('admin', daan)).mailbox?.settings ?? [] }, 'ActiveSync')).toBe('off');
  });

  it('allows a phone in one call that also clears the blocked list', async () => {
    const both = await phoneOf(beatrix);
    const result = await resultOf(await portal.apply('admin', beatrix, 'device-allow'));
    expect(result).toMatchObject({ outcome: 'applied', undo: { remedy: 'device-block', deviceId: both.deviceId } });
    expect(portal.writes()).toHaveLength(1);
    expect(setting(await phoneOf(beatrix), 'Personal lists')).toBe('allowed');
    expect(setting(await phoneOf(beatrix), 'Access')).toBe('Allowed (Individual)');
  });

  it('blocks a phone, and undoes the exemption', async () => {
    await resultOf(await portal.apply('admin', karel, 'device-block'));
    expect(setting(await phoneOf(karel), 'Access')).toBe('Blocked (Individual)');
    const undone = await resultOf(await portal.apply('admin', karel, 'device-exemption-undo'));
    expect(undone).toMatchObject({ outcome: 'applied', undo: { remedy: 'device-block' } });
    expect(setting(await phoneOf(karel), 'Access')).toBe('Quarantined (Global)');
  });

  it('cancels an erase request, turns Outlook on, and removes an old phone', async () => {
    expect((await resultOf(await portal.apply('admin', wim, 'wipe-cancel'))).outcome).toBe('applied');
    expect(setting(await phoneOf(wim), 'Erase request')).toBe('none');
    expect((await resultOf(await portal.apply('admin', olaf, 'outlook-mobile-on'))).outcome).toBe('applied');
    const vera = 'vera.veel@contoso.test';
    const before = await portal.view('admin', vera);
    const old = before.devices.find(({ remedies }) =>
      remedies.some((one) => one.id === 'device-remove' && one.offered),
    );
    const body = bodyFor(before, 'device-remove', old?.deviceId ?? '');
    expect(await resultOf(await portal.post('admin', vera, body))).toMatchObject({ outcome: 'applied', undo: null });
    expect((await portal.view('admin', vera)).devices).toHaveLength(before.devices.length - 1);
  });

  it.each([
    ['esther.enrol@contoso.test', /Device management decides/],
    ['cor.conform@contoso.test', /Device management decides/],
    ['marit.mobiel@contoso.test', /Device management decides/],
    ['thijs.tevaak@contoso.test', /held off for a while/],
    ['paul.pincode@contoso.test', /mobile device policy/],
    ['pieter.policy@contoso.test', /Conditional Access decides: the policy .+ stops/],
  ])('does not offer to allow the phone of %s, and says why', async (address, why) => {
    const shown = remedyIn(await portal.view('admin', address), 'device-allow');
    expect(shown).toMatchObject({ offered: false, why: expect.stringMatching(why) });
    const body = bodyFor(await portal.view('admin', address), 'device-allow');
    const response = await portal.post('admin', address, body);
    if (response.status === 200) expect(await response.json()).toMatchObject({ outcome: 'already' });
    else expect(await expectProblem(response, 409)).toMatchObject({ code: 'not-offered', remedies: { why: null } });
    expect(portal.writes()).toEqual([]);
  });

  it('is nothing where the mailbox is elsewhere, and unknown people are unknown', async () => {
    const view = await portal.view('admin', 'otto.oud@onpremises.test');
    expect(view).toMatchObject({ mailbox: null, why: expect.stringMatching(/not in Exchange Online/), devices: [] });
    const body = { remedy: 'activesync-on', digest: 'A'.repeat(43), reason: 'x' };
    await expectProblem(await portal.post('admin', 'otto.oud@onpremises.test', body), 409);
    await expectProblem(await portal.post('admin', 'nobody@contoso.test', body), 404);
  });
});

describe('Exchange decides', () => {
  it('by the admin’s own roles: who may only read is refused, and the attempt is in the log', async () => {
    const problem = await expectProblem(await portal.apply('admin-reader', karel, 'device-allow'), 403);
    expect(problem).toMatchObject({ code: 'exchange-refused', detail: expect.stringMatching(/Recipient Management/) });
    expect(portal.writes()).toEqual([{ cmdlet: 'Set-CASMailbox', status: 403 }]);
    expect(await lines()).toMatchObject([
      {
        id: problem.auditId,
        outcome: 'refused',
        detail: 'exchange-role',
        actor: { address: 'rens.reader@contoso.test' },
      },
    ]);
    expect(setting(await phoneOf(karel), 'Access')).toBe('Quarantined (Global)');
  });

  it.each(['support', 'healthy'])('and %s does not even reach it', async (account) => {
    const body = bodyFor(await portal.view('admin', karel), 'device-allow');
    portal.sandbox.clearLog();
    await expectProblem(await portal.post(account, karel, body), 403);
    expect(portal.sandbox.log()).toEqual([]);
    expect(await lines()).toEqual([]);
  });
});

it('tests the step again: the check that is started finds the phone let in', async () => {
  await portal.close();
  portal = await startRemedyPortal({ check: true });
  const result = await resultOf(await portal.apply('admin', karel, 'device-allow'));
  const id = result.retest.diagnosisId ?? '';
  await vi.waitFor(async () => expect((await portal.store.diagnoses.get(id))?.status).toBe('finished'), {
    timeout: 40_000,
    interval: 200,
  });
  const report = (await portal.store.diagnoses.get(id))?.report;
  expect(report?.steps.find((step) => step.id === result.retest.step)?.outcome).toBe('passed');
  expect(report?.subject.address).toBe(karel);
}, 60_000);
