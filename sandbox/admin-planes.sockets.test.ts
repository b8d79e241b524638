import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchangeResource, graphResource, tenantId } from './names';
import type { Sandbox } from './start';
import { appToken, invoke, startTestSandbox } from './test-client';

type Json = Record<string, unknown> & { value: Record<string, unknown>[] };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

async function graph(path: string, token?: string): Promise<{ status: number; body: Json; headers: Headers }> {
  const authorization = `Bearer ${token ?? (await appToken(sandbox, graphResource))}`;
  const url = path.startsWith('http') ? path : `${sandbox.urls.graph}${path}`;
  const response = await fetch(url, { headers: { authorization } });
  return { status: response.status, body: (await response.json()) as Json, headers: response.headers };
}

async function read(name: string, parameters: Record<string, unknown>, query?: string): Promise<Json> {
  const response = await invoke(sandbox, name, parameters, query === undefined ? {} : { query });
  expect(response.status).toBe(200);
  return (await response.json()) as Json;
}

const objectIdOf = async (address: string) => String((await graph(`/v1.0/users/${address}`)).body.id);

describe('Graph', () => {
  it('reads a user by id and sign-in name with the chosen fields, and says 404 else', async () => {
    const id = await objectIdOf('anna.jansen@contoso.test');
    const { body, headers } = await graph(`/v1.0/users/${id}?$select=accountEnabled,assignedPlans`);
    expect(Object.keys(body).sort()).toEqual(['@odata.context', 'accountEnabled', 'assignedPlans', 'id']);
    expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const missing = await graph('/v1.0/users/nobody%40contoso.test');
    expect([missing.status, missing.body.error]).toMatchObject([404, { code: 'Request_ResourceNotFound' }]);
  });

  it.each([
    ["mail eq 'petra.lindqvist@contoso.test'"],
    ["proxyAddresses/any(p:p eq 'smtp:Petra.Lindqvist@contoso.test')"],
    ["userPrincipalName eq 'p.lindqvist@contoso.test' or mail eq 'nobody@contoso.test'"],
  ])('finds a user by %s', async (filter) => {
    const { body } = await graph(`/v1.0/users?$filter=${encodeURIComponent(filter)}`);
    expect(body.value.map((user) => user.displayName)).toEqual(['Petra Lindqvist']);
  });

  it('refuses tokens of another audience and of people', async () => {
    expect((await graph('/v1.0/organization', await appToken(sandbox, exchangeResource))).status).toBe(401);
    expect((await graph('/v1.0/organization', await sandbox.mintPortalToken('admin'))).status).toBe(401);
  });

  it('names the records that a domain should publish', async () => {
    const { body } = await graph('/v1.0/domains/norecord.test/serviceConfigurationRecords');
    expect(body.value).toContainEqual(
      expect.objectContaining({
        recordType: 'CName',
        supportedService: 'Email',
        canonicalName: 'autodiscover.outlook.test',
      }),
    );
    expect((await graph('/v1.0/domains/other.test/serviceConfigurationRecords')).status).toBe(404);
  });

  it('filters and pages the sign-in log', async () => {
    const id = await objectIdOf('anna.jansen@contoso.test');
    const since = new Date(Date.now() - 24 * 3_600_000).toISOString();
    const filter = encodeURIComponent(`userId eq '${id}' and createdDateTime ge ${since}`);
    const first = (await graph(`/v1.0/auditLogs/signIns?$filter=${filter}&$top=1`)).body;
    const second = (await graph(String(first['@odata.nextLink']))).body;
    expect([...first.value, ...second.value].map((row) => row.appDisplayName)).toEqual([
      'OfficeHome',
      'Apple Internet Accounts',
    ]);
    expect(second['@odata.nextLink']).toBeUndefined();
  });

  it('tells of token renewals only in beta and only when asked', async () => {
    const id = await objectIdOf('wout.wachtwoord@contoso.test');
    const errors = async (version: string, more = '', before = '') => {
      const filter = encodeURIComponent(`${before}userId eq '${id}'${more}`);
      const { status, body } = await graph(`/${version}/auditLogs/signIns?$filter=${filter}`);
      return status === 200 ? body.value.map((row) => (row.status as { errorCode: number }).errorCode) : status;
    };
    const renewals = " and (signInEventTypes/any(t: t eq 'nonInteractiveUser'))";
    expect(await errors('v1.0')).toEqual([0]);
    expect(await errors('beta')).toEqual([0]);
    expect(await errors('beta', renewals)).toEqual([50173, 50173, 50173]);
    const anyType =
      "signInEventTypes/any(t: t eq 'interactiveUser') or signInEventTypes/any(t: t eq 'nonInteractiveUser')";
    expect(await errors('beta', ' and createdDateTime ge 2020-01-01T00:00:00Z', `(${anyType}) and `)).toHaveLength(4);
    expect(await errors('v1.0', renewals)).toBe(400);
  });

  it.each([
    ['geert.gesloten@contoso.test', 'Authorization_RequestDenied'],
    ['fleur.free@contoso.test', 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'],
  ])('refuses the sign-in log about %s', async (address, code) => {
    const filter = encodeURIComponent(`userId eq '${await objectIdOf(address)}'`);
    const { status, body } = await graph(`/v1.0/auditLogs/signIns?$filter=${filter}`);
    expect([status, body.error]).toMatchObject([403, { code }]);
  });

  it('shows an incident while its account was the last to sign in, or while pinned', async () => {
    const issues = async () => {
      const { body } = await graph('/v1.0/admin/serviceAnnouncement/healthOverviews?$expand=issues');
      return body.value.flatMap((overview) => overview.issues as { id: string }[]).map(({ id }) => id);
    };
    await sandbox.mintPortalToken('incident');
    expect(await issues()).toEqual(['EX1253275']);
    await sandbox.mintPortalToken('healthy');
    expect(await issues()).toEqual([]);
    sandbox.setTenantWide('incident');
    await sandbox.mintPortalToken('healthy');
    expect(await issues()).toEqual(['EX1253275']);
    sandbox.setTenantWide(null);
    expect(await issues()).toEqual([]);
  });
});

describe('Exchange cmdlets', () => {
  it('writes objects with companion keys, seven fractional digits, nulls and arrays', async () => {
    const [device] = (await read('Get-MobileDevice', { Mailbox: 'ANNA.JANSEN@contoso.test' })).value;
    expect(device).toMatchObject({
      'Guid@data.type': 'System.Guid',
      'FirstSyncTime@data.type': 'System.DateTime',
      DeviceAccessState: 'Allowed',
      DeviceAccessControlRule: null,
    });
    expect(device?.FirstSyncTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00$/);
    expect(device?.Identity).toContain('§');
    const [settings] = (await read('Get-CASMailbox', { Identity: 'anna.jansen@contoso.onmicrosoft.test' })).value;
    expect(settings).toMatchObject({
      'ActiveSyncAllowedDeviceIDs@odata.type': '#Collection(String)',
      ActiveSyncAllowedDeviceIDs: [device?.DeviceId],
    });
  });

  it('returns the chosen properties only', async () => {
    const query = '?$select=ActiveSyncEnabled,Guid';
    const [settings = {}] = (await read('Get-CASMailbox', { Identity: 'daan.deboer@contoso.test' }, query)).value;
    expect(settings).toEqual({ 'Guid@data.type': 'System.Guid', Guid: settings.Guid, ActiveSyncEnabled: false });
  });

  it('finds a device by its full identity', async () => {
    const [device] = (await read('Get-MobileDevice', { Mailbox: 'anna.jansen@contoso.test' })).value;
    const found = await read('Get-MobileDeviceStatistics', { Identity: device?.Identity });
    expect(found.value.map((one) => one.DeviceID)).toEqual([device?.DeviceId]);
  });

  it('computes times at the moment of the request', async () => {
    const [statistics] = (await read('Get-MobileDeviceStatistics', { Mailbox: 'anna.jansen@contoso.test' })).value;
    const ageMinutes = (Date.now() - Date.parse(String(statistics?.LastSuccessSync))) / 60_000;
    expect(ageMinutes).toBeGreaterThan(9.9);
    expect(ageMinutes).toBeLessThan(11);
  });

  it('returns all objects for an empty identity, so that a missing guard shows', async () => {
    expect((await read('Get-Recipient', { Identity: '' })).value.length).toBeGreaterThan(20);
    expect((await read('Get-MobileDevice', { Mailbox: '' })).value.length).toBe(40);
  });

  it('pages by POSTing the same body to nextLink, and refuses the link for another cmdlet', async () => {
    const parameters = { Mailbox: 'vera.veel@contoso.test' };
    const ids: unknown[] = [];
    const sizes: number[] = [];
    let url: string | undefined;
    let last: string | undefined;
    do {
      const options = { headers: { prefer: 'odata.maxpagesize=1000' }, ...(url === undefined ? {} : { url }) };
      const body = (await (await invoke(sandbox, 'Get-MobileDevice', parameters, options)).json()) as Json;
      ids.push(...body.value.map((device) => device.DeviceId));
      sizes.push(body.value.length);
      last = url ?? last;
      url = body['@odata.nextLink'] as string | undefined;
    } while (url !== undefined);
    expect([new Set(ids).size, sizes]).toEqual([84, [40, 40, 4]]);
    const wrong = await invoke(sandbox, 'Get-CASMailbox', parameters, { url: String(last) });
    expect(wrong.status).toBe(400);
  });

  it.each([
    ['Get-CASMailbox', { Identity: 'nobody@contoso.test' }, 404],
    ['Get-CASMailbox', { Identity: 'otto.oud@onpremises.test' }, 404],
    ['Get-Recipient', { Identity: 'lars.licentie@contoso.test' }, 404],
    ['Get-MobileDeviceStatistics', { Mailbox: 'lars.licentie@contoso.test' }, 400],
  ])('%s %o is not found: %i', async (name, parameters, status) => {
    const response = await invoke(sandbox, name, parameters);
    const body = (await response.json()) as { error: { details: { message: string }[] } };
    expect(response.status).toBe(status);
    expect(body.error.details[0]?.message.split('|')[1]).toMatch(/ManagementObjectNotFoundException$/);
  });

  it('tells where an on-premises mailbox is', async () => {
    const [found] = (await read('Get-Recipient', { Identity: 'otto.oud@onpremises.test' })).value;
    expect(found).toMatchObject({
      RecipientTypeDetails: 'MailUser',
      ExternalEmailAddress: 'SMTP:otto.oud@onpremises.test',
    });
  });
});

/** Reads a raw answer: `fetch` would fail on a body that only claims to be gzip. */
function rawInvoke(name: string, token: string): Promise<{ status: number; encoding: unknown; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const url = `${sandbox.urls.exchange}/adminapi/beta/${tenantId}/InvokeCommand`;
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' };
    const call = request(url, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          encoding: response.headers['content-encoding'],
          body: Buffer.concat(chunks),
        }),
      );
    });
    call.on('error', reject);
    call.end(JSON.stringify({ CmdletInput: { CmdletName: name, Parameters: {} } }));
  });
}

describe('Exchange refusals', () => {
  it('answers an unknown cmdlet with 403 and NUL bytes that claim to be gzip', async () => {
    const { status, encoding, body } = await rawInvoke('Remove-Mailbox', await appToken(sandbox, exchangeResource));
    expect([status, encoding]).toEqual([403, 'gzip']);
    expect(body.length).toBeGreaterThan(0);
    expect(body.every((byte) => byte === 0)).toBe(true);
  });

  it('refuses a Graph token with 401', async () => {
    expect((await rawInvoke('Get-CASMailbox', await appToken(sandbox, graphResource))).status).toBe(401);
  });

  it('throttles one account and no other', async () => {
    const slow = await invoke(sandbox, 'Get-CASMailbox', { Identity: 'wanda.wacht@contoso.test' });
    expect([slow.status, slow.headers.get('retry-after')]).toEqual([429, '120']);
    expect((await invoke(sandbox, 'Get-CASMailbox', { Identity: 'bea.blok@contoso.test' })).status).toBe(200);
  });
});
