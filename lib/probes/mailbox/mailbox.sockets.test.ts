import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, json, startLoopbackCloud, testToken } from '@/lib/clouds/testing/loopback-cloud';
import type { SubjectRef } from '@/lib/probes/define-probe';
import type { DirectoryUser } from '@/lib/report/observations';
import { mailboxIdentity } from './mailbox-identity';
import { mailboxSettings } from './mailbox-settings';
import { recipient } from './recipient';

const ada: DirectoryUser = {
  found: true,
  id: 'oid-1',
  displayName: 'Ada',
  userPrincipalName: 'ada@corp.example.test',
  primaryAddress: 'ada@example.test',
  addresses: [],
  accountEnabled: true,
  plans: [],
  onPremisesSync: false,
  lastPasswordChange: null,
};
const missing = json(
  {
    error: {
      code: 'NotFound',
      details: [{ message: 'Ex1|Microsoft.Exchange.X.ManagementObjectNotFoundException|weg' }],
    },
  },
  404,
);
const settings = {
  PrimarySmtpAddress: 'Ada@example.test',
  ActiveSyncEnabled: true,
  OutlookMobileEnabled: false,
  'ActiveSyncAllowedDeviceIDs@odata.type': '#Collection(String)',
  ActiveSyncAllowedDeviceIDs: ['A1'],
  ActiveSyncBlockedDeviceIDs: null,
  ActiveSyncMailboxPolicy: 'Default',
};

let close = async () => {};
afterEach(() => close());
async function start(answer: Answer | Parameters<typeof startLoopbackCloud>[0]) {
  const cloud = await startLoopbackCloud(typeof answer === 'function' ? answer : () => answer);
  close = cloud.close;
  return cloud;
}

describe('mailboxIdentity', () => {
  const own: SubjectRef = { kind: 'object-id', objectId: 'oid-1' };
  const typed = (address: string): SubjectRef => ({ kind: 'address', address });
  it.each([
    ['the sign-in name of a known person', own, ada, 'ada@corp.example.test'],
    ['the sign-in name, though an address was typed', typed('ada@example.test'), ada, 'ada@corp.example.test'],
    ['the typed address of nobody known', typed(' info@example.test '), { found: false }, 'info@example.test'],
    ['nothing for a token whose person is gone', own, { found: false }, null],
    ['nothing for a pattern', typed('*@example.test'), { found: false }, null],
    ['nothing for a blank', typed('  '), { found: false }, null],
  ] as [string, SubjectRef, DirectoryUser, string | null][])('is %s', (_, subject, user, expected) => {
    const identity = mailboxIdentity({ subject }, user);
    expect(identity.ok ? identity.value : null).toBe(expected);
    if (!identity.ok) expect(identity.failure.reason).toBe('blocked-by-earlier');
  });
});

describe('mailboxSettings', () => {
  it('reads the switches and lists', async () => {
    const cloud = await start(json({ value: [settings] }));
    expect(await mailboxSettings.run(cloud.context, { directoryUser: ada })).toEqual({
      ok: true,
      value: {
        found: true,
        primaryAddress: 'ada@example.test',
        activeSyncEnabled: true,
        outlookMobileEnabled: false,
        allowedDeviceIds: ['A1'],
        blockedDeviceIds: [],
        mailboxPolicy: 'Default',
      },
    });
    expect(JSON.parse(cloud.seen[0]?.body ?? '')).toEqual({
      CmdletInput: { CmdletName: 'Get-CASMailbox', Parameters: { Identity: 'ada@corp.example.test' } },
    });
    expect(cloud.seen[0]?.headers['x-anchormailbox']).toBe('ada@corp.example.test');
    expect(cloud.evidence.map(({ kind }) => kind)).toEqual(['http-exchange', 'setting']);
    expect(JSON.stringify(cloud.evidence)).not.toContain(testToken);
  });

  it.each([
    ['no mailbox', missing],
    ['an empty list', json({ value: [] })],
  ])('%s is a value', async (_, answer) => {
    const cloud = await start(answer);
    expect(await mailboxSettings.run(cloud.context, { directoryUser: ada })).toEqual({
      ok: true,
      value: { found: false },
    });
  });

  it.each([
    ['an absent switch', json({ value: [{ ...settings, ActiveSyncEnabled: null }] })],
    ['two mailboxes', json({ value: [settings, settings] })],
  ])('%s is never read as an answer', async (_, answer) => {
    const cloud = await start(answer);
    expect(await mailboxSettings.run(cloud.context, { directoryUser: ada })).toEqual({
      ok: false,
      failure: { reason: 'malformed-answer', detail: 'Get-CASMailbox' },
    });
  });

  it('says that Exchange gave no right', async () => {
    const cloud = await start({ status: 403 });
    expect(await mailboxSettings.run(cloud.context, { directoryUser: ada })).toMatchObject({
      ok: false,
      failure: { reason: 'permission-missing', detail: 'exchange-role' },
    });
  });
});

describe('recipient', () => {
  it('reads kind and outside address', async () => {
    const cloud = await start(
      json({
        value: [
          {
            RecipientTypeDetails: 'MailUser',
            ExternalEmailAddress: 'SMTP:Ada@onpremises.test',
            PrimarySmtpAddress: 'ada@example.test',
          },
        ],
      }),
    );
    expect(await recipient.run(cloud.context, { directoryUser: ada })).toEqual({
      ok: true,
      value: {
        found: true,
        recipientTypeDetails: 'MailUser',
        externalAddress: 'ada@onpremises.test',
        primaryAddress: 'ada@example.test',
      },
    });
  });

  it('keeps kinds that it does not know', async () => {
    const cloud = await start(json({ value: [{ RecipientTypeDetails: 'HoloMailbox' }] }));
    expect(await recipient.run(cloud.context, { directoryUser: ada })).toMatchObject({
      ok: true,
      value: { recipientTypeDetails: 'HoloMailbox', externalAddress: null, primaryAddress: 'ada@corp.example.test' },
    });
  });

  it('nobody is a value', async () => {
    const cloud = await start(missing);
    expect(await recipient.run(cloud.context, { directoryUser: ada })).toEqual({ ok: true, value: { found: false } });
  });

  it('takes the kind from Get-Mailbox where the role holds no Get-Recipient', async () => {
    const cloud = await start((request) =>
      request.body.includes('Get-Mailbox') ? json({ value: { RecipientTypeDetails: 'UserMailbox' } }) : { status: 403 },
    );
    expect(await recipient.run(cloud.context, { directoryUser: ada })).toMatchObject({
      ok: true,
      value: { recipientTypeDetails: 'UserMailbox' },
    });
  });
});
