import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exchangeResource } from '../names';
import type { Sandbox } from '../start';
import { appToken, askToken, confidential, invoke, startTestSandbox } from '../test-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.resetChanges());
afterAll(() => sandbox.close());

const karel = 'karel.kwarantaine@contoso.test';

/** A token for Exchange on behalf of an account. */
async function delegated(account: string): Promise<string> {
  const assertion = await sandbox.mintPortalToken(account);
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    scope: `${exchangeResource}/Exchange.Manage`,
    assertion,
  };
  return String((await askToken(sandbox, confidential(sandbox, form))).body.access_token);
}

const admin = () => delegated('admin');

async function write(name: string, parameters: Record<string, unknown>, token?: string): Promise<number> {
  try {
    return (await invoke(sandbox, name, parameters, { token: token ?? (await admin()) })).status;
  } catch {
    // The connection was cut.
    return 0;
  }
}

async function read(name: string, parameters: Record<string, unknown>): Promise<Record<string, unknown>[]> {
  const response = await invoke(sandbox, name, parameters);
  return ((await response.json()) as { value: Record<string, unknown>[] }).value;
}

async function state(address = karel) {
  const [settings] = await read('Get-CASMailbox', { Identity: address });
  const [phone] = await read('Get-MobileDevice', { Mailbox: address });
  return {
    activeSync: settings?.ActiveSyncEnabled,
    allowed: settings?.ActiveSyncAllowedDeviceIDs,
    blocked: settings?.ActiveSyncBlockedDeviceIDs,
    access: `${phone?.DeviceAccessState} ${phone?.DeviceAccessStateReason}`,
    id: String(phone?.DeviceId),
    guid: String(phone?.Guid),
  };
}

const table = (change: object) => ({ '@odata.type': '#Exchange.GenericHashTable', ...change });

describe('Set-CASMailbox', () => {
  it('adds and removes, and a plain list replaces', async () => {
    const { id } = await state();
    expect(
      await write('Set-CASMailbox', { Identity: karel, ActiveSyncAllowedDeviceIDs: table({ Add: [id, 'OTHER'] }) }),
    ).toBe(200);
    expect(await state()).toMatchObject({ allowed: [id, 'OTHER'], access: 'Allowed Individual' });
    const change = {
      ActiveSyncAllowedDeviceIDs: table({ remove: id.toLowerCase() }),
      ActiveSyncBlockedDeviceIDs: table({ add: id }),
    };
    expect(await write('Set-CASMailbox', { Identity: karel, ...change })).toBe(200);
    expect(await state()).toMatchObject({ allowed: ['OTHER'], blocked: [id], access: 'Blocked Individual' });
    expect(await write('Set-CASMailbox', { Identity: karel, ActiveSyncBlockedDeviceIDs: [] })).toBe(200);
    expect(await state()).toMatchObject({ allowed: ['OTHER'], blocked: [], access: 'Quarantined Global' });
  });

  it('switches ActiveSync', async () => {
    const daan = 'daan.deboer@contoso.test';
    expect(await write('Set-CASMailbox', { Identity: daan, ActiveSyncEnabled: true })).toBe(200);
    expect(await state(daan)).toMatchObject({ activeSync: true });
    sandbox.resetChanges();
    expect(await state(daan)).toMatchObject({ activeSync: false });
  });

  it.each([
    [{ Identity: 'nobody@contoso.test', ActiveSyncEnabled: true }, 404],
    [{ Identity: karel, ActiveSyncEnabled: 'yes' }, 400],
    [{ Identity: karel, Nonsense: true }, 400],
    [{ Identity: karel, ActiveSyncAllowedDeviceIDs: { add: 'untyped' } }, 400],
  ])('refuses %o with %i', async (parameters, status) => {
    expect(await write('Set-CASMailbox', parameters)).toBe(status);
    expect(await state()).toMatchObject({ allowed: [], blocked: [] });
  });
});

describe('phones', () => {
  it('are removed, and an erase is cancelled but never made', async () => {
    const wim = 'wim.wissen@contoso.test';
    const { guid } = await state(wim);
    expect(await write('Clear-MobileDevice', { Identity: guid, Confirm: false })).toBe(400);
    expect(await write('Clear-MobileDevice', { Identity: guid, Cancel: true })).toBe(400);
    expect(await write('Clear-MobileDevice', { Identity: guid, Cancel: true, Confirm: false })).toBe(200);
    const [statistics] = await read('Get-MobileDeviceStatistics', { Mailbox: wim });
    expect(statistics).toMatchObject({ Status: 'DeviceOk', DeviceWipeRequestTime: null });
    expect(await write('Remove-MobileDevice', { Identity: guid, Confirm: false })).toBe(200);
    expect(await read('Get-MobileDevice', { Mailbox: wim })).toEqual([]);
    expect(await write('Remove-MobileDevice', { Identity: guid, Confirm: false })).toBe(404);
  });
});

describe('who may write', () => {
  it.each([
    ['an admin', () => delegated('admin-second'), 200],
    ['who may only read', () => delegated('admin-reader'), 403],
    ['a support agent', () => delegated('support'), 403],
    ['the app itself', () => appToken(sandbox, exchangeResource), 403],
    ['somebody with a token for the portal', () => sandbox.mintPortalToken('admin'), 401],
  ])('%s', async (_, token, status) => {
    const answered = await write('Set-CASMailbox', { Identity: karel, ActiveSyncEnabled: true }, await token()).catch(
      () => 403,
    );
    // A refusal claims to be gzip, which `fetch` cannot read.
    expect([status, 0]).toContain(answered);
    expect(sandbox.log().at(-1)?.status).toBe(status);
  });
});

describe('what goes wrong', () => {
  it('is late to be seen, and comes into sight when the lag ends', async () => {
    const { id } = await state();
    sandbox.setReplicationLag(60_000);
    await write('Set-CASMailbox', { Identity: karel, ActiveSyncAllowedDeviceIDs: table({ add: id }) });
    expect(await state()).toMatchObject({ allowed: [], access: 'Quarantined Global' });
    sandbox.setReplicationLag(0);
    expect(await state()).toMatchObject({ allowed: [id], access: 'Allowed Individual' });
  });

  it('loses answers of what it carried out, and throttles what it did not', async () => {
    const { id } = await state();
    sandbox.setWriteTrouble({ kind: 'throttled', times: 1, retryAfterSeconds: 1 });
    const change = { Identity: karel, ActiveSyncAllowedDeviceIDs: table({ add: id }) };
    expect(await write('Set-CASMailbox', change)).toBe(429);
    expect(await state()).toMatchObject({ allowed: [] });
    sandbox.setWriteTrouble({ kind: 'answer-lost', times: 1 });
    expect(await write('Set-CASMailbox', change)).toBe(0);
    expect(await state()).toMatchObject({ allowed: [id] });
    expect(await write('Set-CASMailbox', change)).toBe(200);
  });

  it('is set by the control address too', async () => {
    const control = (method: string, path: string, body?: unknown) =>
      fetch(`${sandbox.urls.control}${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    expect((await control('POST', '/replication-lag', { ms: 60_000 })).status).toBe(204);
    expect((await control('POST', '/replication-lag', { ms: -1 })).status).toBe(400);
    expect((await control('POST', '/write-trouble', { kind: 'answer-lost', times: 1 })).status).toBe(204);
    expect((await control('DELETE', '/changes')).status).toBe(204);
    expect(await write('Set-CASMailbox', { Identity: karel, ActiveSyncEnabled: false })).toBe(200);
    expect(await state()).toMatchObject({ activeSync: false });
  });
});
