import { describe, expect, it } from 'vitest';
import type { AppRole } from './actor';
import { mayDiagnose, mayRead } from './roles';

const me = 'aaaaaaaa-2222-3333-4444-555555555555';
const you = 'bbbbbbbb-2222-3333-4444-555555555555';
const person = { oid: me, roles: [] as AppRole[] };
const support = { oid: me, roles: ['Reconnect.Support'] as AppRole[] };
const admin = { oid: me, roles: ['Reconnect.Admin'] as AppRole[] };

describe('mayDiagnose', () => {
  it.each([
    ['own mailbox', person, { kind: 'object-id', objectId: me.toUpperCase() }, true],
    ['somebody else', person, { kind: 'object-id', objectId: you }, false],
    ['an address, even if it may be the own one', person, { kind: 'address', address: 'me@example.test' }, false],
    ['an address, as support', support, { kind: 'address', address: 'you@example.test' }, true],
    ['somebody else, as admin', admin, { kind: 'object-id', objectId: you }, true],
  ] as const)('%s', (_, actor, subject, expected) => {
    expect(mayDiagnose(actor, subject)).toBe(expected);
  });
});

describe('mayRead', () => {
  it.each([
    ['own diagnosis', person, me, true],
    ['somebody else’s', person, you, false],
    ['an unresolved address', person, null, false],
    ['an unresolved address, as support', support, null, true],
    ['somebody else’s, as admin', admin, you, true],
  ] as const)('%s', (_, actor, subjectOid, expected) => {
    expect(mayRead(actor, { subjectOid })).toBe(expected);
  });
});
