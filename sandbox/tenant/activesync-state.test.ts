import { expect, it } from 'vitest';
import { statusTables } from '@/lib/checks/catalog/statuses';
import { scenarios } from '../scenarios/all';
import { outlookPhone } from '../scenarios/phones';
import { accountOf } from './account';
import { activesyncState } from './activesync-state';

const stateOf = (id: string) => {
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  return activesyncState(accountOf(scenario));
};

it.each([
  ['healthy', 1],
  ['other-phone', 1],
  ['no-device', 1],
  ['discovery-pending', 1],
  ['quarantined-default', 130],
  ['blocked-user', 129],
  ['blocked-rule', 129],
  ['policy-not-applied', 142],
  ['wipe-pending', 140],
  ['device-limit-reached', 177],
  ['account-disabled', 131],
])('%s: FolderSync status %i', (id, status) => {
  expect(stateOf(id)).toMatchObject({ status: 200, commands: { folderSync: status } });
});

it.each([
  ['activesync-off', 403],
  ['on-premises', 451],
])("keeps the scenario's own answer for %s", (id, status) => {
  expect(stateOf(id).status).toBe(status);
});

it('hands out the policy of the mailbox, and orders a wipe where one was asked for', () => {
  expect(stateOf('policy-not-applied').commands?.policy).toMatchObject({
    DevicePasswordEnabled: '1',
    MinDevicePasswordLength: '6',
    RequireDeviceEncryption: '1',
  });
  expect(stateOf('healthy').commands).toMatchObject({ policy: { DevicePasswordEnabled: '0' }, wipe: false });
  expect(stateOf('wipe-pending').commands?.wipe).toBe(true);
});

it('leaves phones with Outlook out, which do not speak ActiveSync', () => {
  const scenario = scenarios.find((one) => one.id === 'healthy');
  if (scenario === undefined) throw new Error('no scenario healthy');
  const phones = [outlookPhone('x', { accessState: 'Blocked', attemptMinutesAgo: 1 })];
  expect(activesyncState(accountOf({ ...scenario, phones })).commands?.folderSync).toBe(1);
});

it('holds off a phone that asks too often', () => {
  expect(stateOf('throttled').commands).toMatchObject({ httpStatus: 503, headers: { 'Retry-After': '1800' } });
});

it('gives no status that the portal has no words for', () => {
  const known = new Set([1, ...statusTables.common.map(({ code }) => code)]);
  for (const { id } of scenarios) expect(known.has(stateOf(id).commands?.folderSync ?? 0), id).toBe(true);
});
