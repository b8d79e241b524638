import { describe, expect, it } from 'vitest';
import type { MailboxSettings } from '@/lib/report/observations';
import { healthy, phone } from '../testing/healthy';
import { type AccessSources, decideAccess } from './access-decision';

const lists = (allowedDeviceIds: string[], blockedDeviceIds: string[] = []) => ({
  mailboxSettings: { ...healthy.mailboxSettings, allowedDeviceIds, blockedDeviceIds } as MailboxSettings,
});
const rule = (accessLevel: string, characteristic: string, queryString: string) => ({
  name: accessLevel,
  identity: accessLevel,
  characteristic,
  queryString,
  accessLevel,
});
const none = { accessRules: { rules: [] } };
const defaults = { organizationSettings: { defaultAccessLevel: 'Quarantine', adminMailRecipients: [] } };
const device = phone({ accessStateReason: '' });
const allow = rule('Allow', 'DeviceModel', device.model);
const block = rule('Block', 'DeviceType', device.type);

describe('decideAccess', () => {
  it.each<[string, string | null, AccessSources]>([
    ['blocked before allowed', 'blocked personal-block', { ...lists(['PHONE1'], ['PHONE1']), ...none, ...defaults }],
    ['allowed before rules', 'allowed personal-allow', { ...lists(['PHONE1']), accessRules: { rules: [block] } }],
    ['block rule before allow rule', 'blocked rule', { ...lists([]), accessRules: { rules: [allow, block] } }],
    [
      'no wildcards',
      'quarantined default',
      { ...lists([]), ...defaults, accessRules: { rules: [rule('Block', 'DeviceModel', 'iPhone*')] } },
    ],
    ['the default', 'quarantined default', { ...lists([]), ...none, ...defaults }],
    ['lists not read', null, { ...none, ...defaults }],
    ['rules not read', null, { ...lists([]), ...defaults }],
    ['default not read', null, { ...lists([]), ...none }],
  ])('%s', (_name, expected, sources) => {
    const decision = decideAccess(device, sources);
    expect(decision && `${decision.state} ${decision.decidedBy}`).toBe(expected);
  });
});
