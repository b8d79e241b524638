import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownerOf, sweepPageOf } from './sweep-page';

const now = new Date('2026-11-24T12:00:00.000Z');

function device(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Identity: `jane\\ExchangeActiveSyncDevices\\iPhone§${id}`,
    UserDisplayName: 'Jane Doe',
    Guid: `guid-${id}`,
    DeviceId: id,
    DeviceModel: 'iPhone15C2',
    DeviceOS: 'iOS 18.5',
    ClientType: 'EAS',
    ClientVersion: '16.1',
    DeviceAccessState: 'Quarantined',
    DeviceAccessStateReason: 'Global',
    FirstSyncTime: '2026-11-01T08:00:00.0000000+00:00',
    ...more,
  };
}

it('keeps phones with a concern and counts all of them by mailbox', () => {
  const page = sweepPageOf([device('A'), device('B', { DeviceAccessState: 'Allowed' }), { DeviceId: '' }], 'n', now);
  expect(page).toEqual({
    next: 'n',
    owners: [{ owner: 'jane', name: 'Jane Doe', phones: 2 }],
    phones: [
      {
        key: 'guid-A',
        owner: 'jane',
        ownerName: 'Jane Doe',
        deviceId: 'A',
        name: 'iPhone15C2',
        model: 'iPhone15C2',
        os: 'iOS 18.5',
        app: 'native',
        version: '16.1',
        firstSync: '2026-11-01T08:00:00.000Z',
        heldBy: 'default',
        rule: null,
        concerns: ['quarantined'],
      },
    ],
  });
});

it('a page of which nothing can be read is no list of phones; an empty one is', () => {
  expect(sweepPageOf([{ Name: 'x' }], null, now)).toBeNull();
  expect(sweepPageOf([], null, now)).toEqual({ phones: [], owners: [], next: null });
});

it.each([
  ['jane\\ExchangeActiveSyncDevices\\REST§Outlook§ABC', 'jane'],
  ['Jane Doe\\ExchangeActiveSyncDevices\\iPhone§ABC', 'Jane Doe'],
  ['prod.outlook.com/Hosted/contoso/7d5f1c2a-aaaa/ExchangeActiveSyncDevices/iPhone§ABC', '7d5f1c2a-aaaa'],
  ['something else', ''],
])('the mailbox of %s is %s', (Identity, owner) => {
  expect(ownerOf({ Identity, UserDisplayName: 'prod.outlook.com/Hosted/Jane Doe' })).toEqual({
    owner,
    ownerName: 'Jane Doe',
  });
});

it('whatever Exchange sends, a page is read or refused, and no phone is counted twice', () => {
  const odd = fc.record(
    { Identity: fc.anything(), DeviceId: fc.anything(), UserDisplayName: fc.anything(), ClientType: fc.anything() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(odd, fc.constant(device('A')))), (objects) => {
      const page = sweepPageOf(objects, null, now);
      const counted = page?.owners.reduce((sum, { phones }) => sum + phones, 0) ?? 0;
      expect(counted).toBeLessThanOrEqual(objects.length);
    }),
  );
});
