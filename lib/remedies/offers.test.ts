import { describe, expect, it } from 'vitest';
import type { RemedyId } from '@/lib/report/remedies';
import { bindRemedy } from './bind';
import type { DeviceState, MailboxState } from './state';
import { mailboxWith } from './testing/states';

type Case = [RemedyId, Partial<MailboxState>, Partial<DeviceState>, true | RegExp];

const allowed = { allowedDeviceIds: ['abc123'] };
const blocked = { blockedDeviceIds: ['ABC123'] };
const letIn = { accessState: 'Allowed', reason: 'Individual', heldBy: null };
const stops = { kind: 'stops', names: 'Block old mail' } as const;
const old = { lastContact: '2026-10-01T00:00:00.000Z', heldBy: null };
const did = (remedy: RemedyId, deviceId: string | null = null) => ({ earlier: [{ remedy, deviceId }] });

const cases: Case[] = [
  ['activesync-on', { activeSync: false }, {}, true],
  ['activesync-on', {}, {}, /on already/],
  ['activesync-on', { activeSync: false, shared: true }, {}, /shared mailbox/],
  ['activesync-on', { activeSync: false, accountOff: true }, {}, /switched off in the directory/],
  ['activesync-off', {}, {}, /not switched on here/],
  ['activesync-off', did('activesync-on'), {}, true],
  ['activesync-off', { activeSync: false, ...did('activesync-on') }, {}, /off already/],
  ['activesync-off', did('activesync-off'), {}, /not switched on here/],
  ['outlook-mobile-on', { outlookMobile: false }, {}, true],
  ['outlook-mobile-on', { outlookMobile: null }, {}, /does not say/],
  ['outlook-mobile-on', {}, {}, /on already/],
  ['outlook-mobile-off', did('outlook-mobile-on'), {}, true],
  ['outlook-mobile-off', did('activesync-on'), {}, /not switched on here/],
  ['device-allow', {}, {}, true],
  ['device-allow', blocked, { reason: 'Individual', heldBy: 'personal-block' }, true],
  ['device-allow', { ...allowed, ...blocked }, { heldBy: 'personal-block' }, true],
  ['device-allow', allowed, letIn, /allowed already/],
  ['device-allow', allowed, {}, /looks at the list again/],
  ['device-allow', {}, letIn, /lets this phone in already/],
  ['device-allow', did('device-exemption-undo', 'ABC123'), letIn, true],
  ['device-allow', did('device-exemption-undo', 'OTHER'), letIn, /lets this phone in already/],
  [
    'device-allow',
    allowed,
    { external: true, reason: 'ExternallyManaged', heldBy: 'external' },
    /Device management decides.*ExternallyManaged/,
  ],
  ['device-allow', {}, { policy: stops }, /Conditional Access decides: the policy Block old mail/],
  ['device-allow', {}, { wipe: 'pending' }, /erase/],
  ['device-allow', {}, { wipe: 'sent' }, /erase/],
  ['device-allow', {}, { wipe: 'unknown' }, /could not be read/],
  ['device-allow', {}, { heldBy: 'throttle' }, /asked too often/],
  ['device-allow', {}, { heldBy: 'policy' }, /mobile device policy/],
  ['device-allow', {}, { heldBy: 'discovery' }, /14 minutes/],
  ['device-allow', { accountOff: true }, {}, /switched off/],
  ['device-block', {}, {}, true],
  ['device-block', blocked, {}, /blocked already/],
  ['device-block', { ...allowed, ...blocked }, {}, true],
  ['device-block', {}, { external: true }, /Device management/],
  ['device-exemption-undo', {}, {}, /neither/],
  ['device-exemption-undo', allowed, letIn, true],
  ['device-exemption-undo', blocked, { wipe: 'pending' }, /erase/],
  ['device-exemption-undo', allowed, { partnerships: 0, guid: null }, true],
  ['device-remove', {}, old, true],
  ['device-remove', {}, {}, /last connected on 24 Nov 2026/],
  ['device-remove', {}, { ...old, wipe: 'pending' }, /erase/],
  ['device-remove', {}, { ...old, wipe: 'unknown' }, /could not be read/],
  ['device-remove', {}, { ...old, app: 'outlook' }, /not known/],
  ['device-remove', {}, { ...old, lastContact: null }, /not known/],
  ['device-remove', {}, { ...old, guid: null, partnerships: 2 }, /several entries/],
  ['device-remove', {}, { ...old, guid: null, partnerships: 0 }, /no phone/],
  ['wipe-cancel', {}, { wipe: 'pending' }, true],
  ['wipe-cancel', {}, { wipe: 'sent' }, true],
  ['wipe-cancel', {}, {}, /No erase request/],
  ['wipe-cancel', {}, { wipe: 'unknown' }, /could not be read/],
  ['wipe-cancel', {}, { wipe: 'pending', guid: null }, /several/],
];

describe('offers', () => {
  it.each(cases)('%s with %o and %o: %s', (id, mailbox, phone, expected) => {
    const offer = bindRemedy(
      id,
      mailboxWith(mailbox, phone),
      id.startsWith('device') || id === 'wipe-cancel' ? 'abc123' : null,
    )?.offer();
    if (expected === true) expect(offer).toMatchObject({ offered: true });
    else expect(offer).toMatchObject({ offered: false, why: expect.stringMatching(expected) });
  });

  it.each<[string, RemedyId, Partial<MailboxState>, Partial<DeviceState>, RegExp]>([
    [
      'a policy',
      'activesync-on',
      { activeSync: false, policy: { native: stops, outlook: stops } },
      {},
      /Block old mail/,
    ],
    ['an unreadable log', 'device-allow', {}, { policy: { kind: 'unknown' } }, /sign-in log could not be read/],
    ['ActiveSync off', 'device-allow', { activeSync: false }, {}, /ActiveSync is off/],
    ['an old protocol', 'device-allow', {}, { tooOld: true }, /needs an update/],
    ['Outlook', 'device-block', {}, { app: 'outlook' }, /every phone/],
    ['a list', 'device-remove', allowed, old, /stays on the personal list/],
    ['a request on its way', 'wipe-cancel', {}, { wipe: 'sent' }, /all the same/],
  ])('warn of %s', (_, id, mailbox, phone, caution) => {
    const offer = bindRemedy(id, mailboxWith(mailbox, phone), id === 'activesync-on' ? null : 'ABC123')?.offer();
    expect(offer).toMatchObject({ offered: true, cautions: [expect.stringMatching(caution)] });
  });
});
