import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RemedyId, remedyIds } from '@/lib/report/remedies';
import { bindRemedy, isDone, viewsOf } from './bind';
import { jsonParameters, powershellLine } from './cmdlet';
import { remedies } from './registry';
import { mailboxWith } from './testing/states';

const on = { allowedDeviceIds: ['abc123', 'OTHER'], blockedDeviceIds: ['ABC123'] };

describe('the registry', () => {
  it('has each remedy once', () => {
    expect(remedies.map(({ id }) => id).sort()).toEqual([...remedyIds].sort());
  });

  it('erases nothing', () => {
    for (const { id } of remedies) {
      const call = bindRemedy(id, mailboxWith({}, { wipe: 'pending' }), 'ABC123')?.change().call;
      if (call?.cmdlet === 'Clear-MobileDevice') expect(jsonParameters(call)).toMatchObject({ Cancel: true });
    }
  });

  it('speaks in sentences', () => {
    for (const { title, risk } of remedies) {
      expect(title).toMatch(/^[A-Z][^.]+$/);
      expect(risk).toMatch(/^[A-Z].+\.$/);
    }
  });
});

describe('a change', () => {
  it.each<[RemedyId, object, string]>([
    [
      'activesync-on',
      { Identity: 'anna@contoso.test', ActiveSyncEnabled: true },
      "Set-CASMailbox -Identity 'anna@contoso.test' -ActiveSyncEnabled $true",
    ],
    [
      'outlook-mobile-off',
      { OutlookMobileEnabled: false },
      "Set-CASMailbox -Identity 'anna@contoso.test' -OutlookMobileEnabled $false",
    ],
    [
      'device-allow',
      { ActiveSyncBlockedDeviceIDs: { '@odata.type': '#Exchange.GenericHashTable', remove: 'ABC123' } },
      "Set-CASMailbox -Identity 'anna@contoso.test' -ActiveSyncBlockedDeviceIDs @{Remove='ABC123'}",
    ],
    [
      'device-block',
      { ActiveSyncAllowedDeviceIDs: { '@odata.type': '#Exchange.GenericHashTable', remove: 'abc123' } },
      "Set-CASMailbox -Identity 'anna@contoso.test' -ActiveSyncAllowedDeviceIDs @{Remove='abc123'}",
    ],
    [
      'device-remove',
      { Identity: '11111111-1111-4111-8111-111111111111', Confirm: false },
      "Remove-MobileDevice -Identity '11111111-1111-4111-8111-111111111111' -Confirm:$false",
    ],
    [
      'wipe-cancel',
      { Cancel: true, Confirm: false },
      "Clear-MobileDevice -Identity '11111111-1111-4111-8111-111111111111' -Cancel -Confirm:$false",
    ],
  ])('%s is one call, with its PowerShell', (id, parameters, powershell) => {
    const device = id.startsWith('device') || id === 'wipe-cancel' ? 'ABC123' : null;
    const { call } = bindRemedy(id, mailboxWith(on), device)?.change() ?? {};
    if (call === undefined) throw new Error('no call');
    expect(jsonParameters(call)).toMatchObject(parameters);
    expect(powershellLine(call)).toBe(powershell);
  });

  it('adds to one list and removes from the other in one call', () => {
    const call = bindRemedy('device-allow', mailboxWith(), 'ABC123')?.change().call;
    expect(call && powershellLine(call)).toBe(
      "Set-CASMailbox -Identity 'anna@contoso.test' -ActiveSyncAllowedDeviceIDs @{Add='ABC123'} -ActiveSyncBlockedDeviceIDs @{Remove='ABC123'}",
    );
  });

  it('keeps what people typed between its quotes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (identity) => {
        const line = powershellLine({
          cmdlet: 'Set-CASMailbox',
          parameters: { Identity: identity, ActiveSyncEnabled: true },
        });
        const quoted = line.slice('Set-CASMailbox -Identity '.length, -' -ActiveSyncEnabled $true'.length);
        expect(quoted).toMatch(
          /^'(?:[^'\u2018\u2019\u201a\u201b\r\n]|''|\u2018\u2018|\u2019\u2019|\u201a\u201a|\u201b\u201b)*'$/,
        );
      }),
    );
  });
});

describe('an undo', () => {
  it.each<[RemedyId, object, RemedyId | null]>([
    ['device-allow', {}, 'device-exemption-undo'],
    ['device-allow', { blockedDeviceIds: ['ABC123'] }, 'device-block'],
    ['device-allow', on, 'device-block'],
    ['device-block', { allowedDeviceIds: ['ABC123'] }, 'device-allow'],
    ['device-exemption-undo', { allowedDeviceIds: ['ABC123'] }, 'device-allow'],
    ['device-remove', {}, null],
    ['wipe-cancel', {}, null],
  ])('of %s with %o is %s', (id, lists, undo) => {
    expect(bindRemedy(id, mailboxWith(lists), 'ABC123')?.undo()?.remedy ?? null).toBe(undo);
  });
});

describe('done', () => {
  it.each<[RemedyId, object, object, boolean]>([
    ['activesync-on', {}, {}, true],
    ['outlook-mobile-on', { outlookMobile: null }, {}, false],
    ['device-allow', { allowedDeviceIds: ['abc123'] }, {}, true],
    ['device-allow', on, {}, false],
    ['device-remove', { devices: [] }, {}, true],
    ['device-remove', {}, {}, false],
    ['wipe-cancel', {}, { wipe: 'unknown' }, false],
    ['wipe-cancel', {}, {}, true],
  ])('%s with %o and %o: %s', (id, mailbox, phone, expected) => {
    expect(isDone(id, mailboxWith(mailbox, phone), 'ABC123')).toBe(expected);
  });
});

describe('a digest', () => {
  const digests = (mailbox: object = {}, phone: object = {}) =>
    viewsOf(mailboxWith(mailbox, phone), 'ABC123').flatMap((view) => (view.offered ? [view.digest] : []));

  it('stays while nothing of the preview changes, and is one of each remedy', () => {
    expect(digests()).toEqual(digests({ now: '2026-11-25T12:00:00.000Z', allowedDeviceIds: ['OTHER'] }));
    expect(new Set(digests(on)).size).toBe(digests(on).length);
  });

  it('changes with the lists, the mailbox and the partnership', () => {
    const [allow] = digests();
    expect(digests({ blockedDeviceIds: ['ABC123'] })).not.toContain(allow);
    expect(digests({ address: 'bea@contoso.test' })).not.toContain(allow);
    const [remove] = digests({}, { wipe: 'pending', heldBy: null }).slice(-1);
    expect(digests({}, { wipe: 'pending', heldBy: null, guid: '2' })).not.toContain(remove);
  });
});
