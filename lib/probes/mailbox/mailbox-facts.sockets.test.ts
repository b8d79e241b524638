import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, json, startLoopbackCloud } from '@/lib/clouds/testing/loopback-cloud';
import type { DirectoryUser } from '@/lib/report/observations';
import { deletedMailbox } from './deleted-mailbox';
import { mailboxUsage } from './mailbox-usage';

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

let close = async () => {};
afterEach(() => close());
async function start(answer: Answer | Parameters<typeof startLoopbackCloud>[0]) {
  const cloud = await startLoopbackCloud(typeof answer === 'function' ? answer : () => answer);
  close = cloud.close;
  return cloud;
}

const sizes = { TotalItemSize: '12 GB (12,884,901,888 bytes)', TotalDeletedItemSize: '1 MB (1,048,576 bytes)' };
const limits = {
  ProhibitSendQuota: '49.5 GB (53,150,220,288 bytes)',
  ProhibitSendReceiveQuota: 'Unlimited',
  RecoverableItemsQuota: '30 GB (32,212,254,720 bytes)',
};
const sized =
  (statistics: Answer, quotas: Answer): Parameters<typeof startLoopbackCloud>[0] =>
  (request) =>
    request.body.includes('Get-MailboxStatistics') ? statistics : quotas;

describe('mailboxUsage', () => {
  it('reads sizes and quotas in bytes', async () => {
    const cloud = await start(sized(json({ value: [sizes] }), json({ value: [limits] })));
    expect(await mailboxUsage.run(cloud.context, { directoryUser: ada })).toEqual({
      ok: true,
      value: {
        found: true,
        usedBytes: 12_884_901_888,
        deletedBytes: 1_048_576,
        sendQuotaBytes: 53_150_220_288,
        quotaBytes: null,
        recoverableQuotaBytes: 32_212_254_720,
      },
    });
    expect(cloud.seen.every(({ headers }) => headers['x-anchormailbox'] === 'ada@corp.example.test')).toBe(true);
  });

  it('knows a mailbox that was never opened, and one that is not there', async () => {
    const unopened = await start(sized(json({ value: [] }), json({ value: [limits] })));
    expect(await mailboxUsage.run(unopened.context, { directoryUser: ada })).toMatchObject({
      ok: true,
      value: { found: true, usedBytes: null },
    });
    await unopened.close();
    const none = await start(missing);
    expect(await mailboxUsage.run(none.context, { directoryUser: ada })).toEqual({ ok: true, value: { found: false } });
  });

  it.each([
    ['the sizes are refused', sized({ status: 403 }, json({ value: [limits] })), 'permission-missing'],
    ['the quotas are refused', sized(json({ value: [sizes] }), { status: 403 }), 'permission-missing'],
    [
      'the size is written in other words',
      sized(json({ value: [{ ...sizes, TotalItemSize: '99,5 Go' }] }), json({ value: [limits] })),
      'malformed-answer',
    ],
    [
      'the size is left out',
      sized(json({ value: [{ TotalDeletedItemSize: sizes.TotalDeletedItemSize }] }), json({ value: [limits] })),
      'malformed-answer',
    ],
    [
      'the size of what was deleted is null',
      sized(json({ value: [{ ...sizes, TotalDeletedItemSize: null }] }), json({ value: [limits] })),
      'malformed-answer',
    ],
    [
      'a quota is written in other words',
      sized(json({ value: [sizes] }), json({ value: [{ ...limits, ProhibitSendReceiveQuota: '100 Go' }] })),
      'malformed-answer',
    ],
    [
      'a quota is left out',
      sized(json({ value: [sizes] }), json({ value: [{ ...limits, RecoverableItemsQuota: undefined }] })),
      'malformed-answer',
    ],
    ['two mailboxes answer', sized(json({ value: [sizes, sizes] }), json({ value: [limits] })), 'malformed-answer'],
  ])('says nothing when %s', async (_name, answer, reason) => {
    const cloud = await start(answer);
    expect(await mailboxUsage.run(cloud.context, { directoryUser: ada })).toMatchObject({
      ok: false,
      failure: { reason },
    });
  });
});

describe('deletedMailbox', () => {
  const gone = { directoryUser: ada, recipient: { found: false } } as const;
  const row = (changes: object) => ({
    ExternalDirectoryObjectId: 'OID-1',
    UserPrincipalName: 'ada@corp.example.test',
    PrimarySmtpAddress: 'ada@example.test',
    WhenSoftDeleted: '2026-11-20T08:00:00.0000000+00:00',
    IsInactiveMailbox: false,
    ...changes,
  });

  it('reads the newest deleted mailbox of the same person', async () => {
    const cloud = await start(
      json({
        value: [
          row({ WhenSoftDeleted: '2026-11-02T08:00:00.0000000+00:00', IsInactiveMailbox: true }),
          row({}),
          row({ ExternalDirectoryObjectId: 'oid-2', WhenSoftDeleted: '2026-11-23T08:00:00.0000000+00:00' }),
        ],
      }),
    );
    expect(await deletedMailbox.run(cloud.context, gone)).toEqual({
      ok: true,
      value: { found: true, deletedAt: '2026-11-20T08:00:00.000Z', inactive: false },
    });
    // An earlier holder of the name is nobody's business here.
    expect(JSON.stringify(cloud.evidence)).not.toContain('oid-2');
    expect(JSON.parse(cloud.seen[0]?.body ?? '')).toMatchObject({
      CmdletInput: { Parameters: { Identity: 'ada@corp.example.test', SoftDeletedMailbox: true } },
    });
  });

  it('asks nothing while there is a recipient', async () => {
    const cloud = await start(json({ value: [row({})] }));
    const recipientThere = {
      found: true,
      recipientTypeDetails: 'UserMailbox',
      externalAddress: null,
      primaryAddress: 'ada@example.test',
    } as const;
    expect(await deletedMailbox.run(cloud.context, { directoryUser: ada, recipient: recipientThere })).toEqual({
      ok: true,
      value: { found: false },
    });
    expect(cloud.seen).toEqual([]);
  });

  it.each([
    ['none is kept', missing, { ok: true, value: { found: false } }],
    ['the switch is refused', { status: 403 }, { ok: false, failure: { reason: 'permission-missing' } }],
  ])('%s', async (_name, answer, expected) => {
    const cloud = await start(answer);
    expect(await deletedMailbox.run(cloud.context, gone)).toMatchObject(expected);
  });
});
