import { expect, it } from 'vitest';
import { scenarios } from '../scenarios/all';
import { accountOf } from './account';
import { activesyncState } from './activesync-state';
import { phonesAfterCommand } from './partnership';

const account = (id: string) => {
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  return accountOf(scenario);
};
const device = { id: 'CHECK1', type: 'Check', userAgent: 'Check' };

it.each([
  ['Quarantine', 'Quarantined'],
  ['Block', 'Blocked'],
  ['Allow', 'Allowed'],
])('gives an unknown device an entry, held as the default %s says', (level, accessState) => {
  const healthy = account('healthy');
  const phones = phonesAfterCommand(healthy, device, 1, level);
  expect(phones?.slice(0, -1)).toEqual(healthy.phones);
  expect(phones?.at(-1)).toMatchObject({ deviceId: 'CHECK1', accessState, accessStateReason: 'Global' });
});

it('makes no second entry, and none where the mailbox turned the device away before', () => {
  const healthy = account('healthy');
  const phones = phonesAfterCommand(healthy, device, 1, 'Quarantine') ?? [];
  expect(phonesAfterCommand({ ...healthy, phones }, { ...device, id: 'check1' }, 1, 'Quarantine')).toBeNull();
  for (const status of [123, 126, 131, 177]) expect(phonesAfterCommand(healthy, device, status, 'Allow')).toBeNull();
});

it('lets the answers to commands follow from the phones, not from such an entry', () => {
  const healthy = account('healthy');
  const phones = phonesAfterCommand(healthy, device, 1, 'Block') ?? [];
  expect(activesyncState({ ...healthy, phones }).commands?.folderSync).toBe(1);
});
