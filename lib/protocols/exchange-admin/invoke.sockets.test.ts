import { afterEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  json,
  type SeenRequest,
  startLoopbackCloud,
  testTenant,
  testToken,
} from '@/lib/clouds/testing/loopback-cloud';
import type { Invocation } from './call';
import { invoke } from './invoke';

const invocation: Invocation = {
  cmdlet: 'Get-CASMailbox',
  parameters: { Identity: 'ada@example.test' },
  select: ['ActiveSyncEnabled', 'Guid'],
  anchor: 'ada@example.test',
};
const tenantWide: Invocation = { cmdlet: 'Get-MobileDeviceMailboxPolicy', parameters: {}, select: ['Name'] };

let close = async () => {};
afterEach(() => close());

async function start(answer: (request: SeenRequest, before: number) => Answer, options = {}) {
  const cloud = await startLoopbackCloud(answer, options);
  close = cloud.close;
  return cloud;
}

function exchangeError(type: string, code = 'BadRequest', inner = 'internalexception') {
  return {
    error: {
      code,
      message: 'Fehler',
      details: [
        { code: 'Context', target: '', message: `Ex1A2B3C|Microsoft.Exchange.Tasks.${type}|Objekt nicht gefunden` },
      ],
      innererror: { message: '', [inner]: { type: `Microsoft.Exchange.Tasks.${type}`, message: '' } },
    },
  };
}

describe('objects that were not meant', () => {
  const two = json({ value: [{ Guid: 'mine' }, { Guid: 'canary-other' }] });

  it('are neither kept nor shown', async () => {
    const cloud = await start(() => two);
    const own = ({ Guid }: Record<string, unknown>) => Guid === 'mine';
    expect(await invoke({ ...invocation, own }, cloud.context)).toMatchObject({
      ok: true,
      objects: [{ Guid: 'mine' }],
    });
    expect(JSON.stringify(cloud.evidence)).toContain('mine');
    expect(JSON.stringify(cloud.evidence)).not.toContain('canary');
  });

  it('are not shown where one was named and several came', async () => {
    const cloud = await start(() => two);
    expect(await invoke(invocation, cloud.context)).toMatchObject({ ok: true, objects: { length: 2 } });
    expect(JSON.stringify(cloud.evidence)).not.toContain('canary');
  });
});

describe('invoke', () => {
  it('sends the documented request and gives objects without type companions', async () => {
    const cloud = await start(() =>
      json({
        '@adminapi.warnings': ['careful'],
        value: [{ ActiveSyncEnabled: true, 'Guid@data.type': 'System.Guid', Guid: 'g', Secret: 'canary-field' }],
      }),
    );
    const outcome = await invoke(invocation, cloud.context);
    expect(outcome).toEqual({
      ok: true,
      objects: [{ ActiveSyncEnabled: true, Guid: 'g', Secret: 'canary-field' }],
      warnings: ['careful'],
      requestId: 'id-1',
    });
    const [request] = cloud.seen;
    expect(request?.method).toBe('POST');
    expect(request?.url).toBe(`/adminapi/beta/${testTenant}/InvokeCommand?$select=ActiveSyncEnabled,Guid`);
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${testToken}`,
      'accept-encoding': 'identity',
      'x-anchormailbox': 'ada@example.test',
    });
    expect(request?.headers['client-request-id']).toMatch(/^[\da-f-]{36}$/);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      CmdletInput: { CmdletName: 'Get-CASMailbox', Parameters: { Identity: 'ada@example.test' } },
    });
    // Evidence keeps the fields asked for, and never the token.
    const text = JSON.stringify(cloud.evidence);
    expect(text).not.toContain(testToken);
    expect(text).not.toContain('canary-field');
    expect(cloud.evidence[0]).toMatchObject({ kind: 'http-exchange', label: 'Get-CASMailbox', requestId: 'id-1' });
  });

  it('routes tenant-wide cmdlets by the system mailbox', async () => {
    const cloud = await start(() => json({ value: [] }));
    await invoke(tenantWide, cloud.context);
    expect(cloud.seen[0]?.headers['x-anchormailbox']).toBe(
      `APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@${testTenant}`,
    );
  });

  it('follows pages by posting the same body again', async () => {
    const cloud = await start((request, before) =>
      json({
        value: [{ Name: `p${before}` }],
        ...(before < 2 ? { '@odata.nextLink': `http://${request.headers.host}/next?$skiptoken=${before}` } : {}),
      }),
    );
    const outcome = await invoke(tenantWide, cloud.context);
    expect(outcome.ok && outcome.objects).toEqual([{ Name: 'p0' }, { Name: 'p1' }, { Name: 'p2' }]);
    expect(new Set(cloud.seen.map((request) => request.body)).size).toBe(1);
    expect(cloud.seen[2]?.url).toBe('/next?$skiptoken=1');
    expect(cloud.evidence).toHaveLength(3);
  });

  it.each([
    ['another origin', () => 'https://evil.test/next'],
    ['another port', () => 'http://127.0.0.1:1/next'],
    ['a relative link', () => '/next'],
    ['the same page for ever', (host: string) => `http://${host}/again`],
  ])('never follows or completes a list that continues at %s', async (_, link) => {
    const cloud = await start((request) => json({ value: [{}], '@odata.nextLink': link(request.headers.host ?? '') }));
    expect(await invoke(tenantWide, cloud.context)).toMatchObject({
      ok: false,
      failure: { reason: 'malformed-answer' },
    });
    expect(cloud.seen.length).toBeLessThanOrEqual(2);
  });

  it('stops after ten pages', async () => {
    const cloud = await start((request, before) =>
      json({ value: [{}], '@odata.nextLink': `http://${request.headers.host}/page/${before}` }),
    );
    expect(await invoke(tenantWide, cloud.context)).toMatchObject({
      ok: false,
      failure: { reason: 'malformed-answer' },
    });
    expect(cloud.seen).toHaveLength(10);
  });

  it.each([
    ['404', json(exchangeError('ManagementObjectNotFoundException', 'NotFound'), 404)],
    ['400', json(exchangeError('ManagementObjectNotFoundException'), 400)],
    [
      '400 with the other casing and no details',
      json(
        {
          error: {
            ...exchangeError('ManagementObjectNotFoundException', 'x', 'internalException').error,
            details: null,
          },
        },
        400,
      ),
    ],
  ])('tells that there is no such object (%s)', async (_, answer) => {
    const cloud = await start(() => answer);
    expect(await invoke(invocation, cloud.context)).toMatchObject({ ok: false, notFound: true });
  });

  it.each([
    ['no app role', { status: 401 }],
    ['no Exchange role', json(exchangeError('Whatever'), 403)],
    ['NUL bytes', { status: 403, body: new Uint8Array(64) }],
    ['NUL bytes labelled gzip', { status: 403, headers: { 'content-encoding': 'gzip' }, body: new Uint8Array(64) }],
  ] satisfies [string, Answer][])('tells a missing right: %s', async (_, answer) => {
    const cloud = await start(() => answer);
    expect(await invoke(invocation, cloud.context)).toEqual({
      ok: false,
      failure: { reason: 'permission-missing', detail: 'exchange-role' },
    });
    expect(cloud.seen).toHaveLength(1);
  });

  it.each([
    ['a web page', { status: 404, body: '<html>' }, 'upstream-failed'],
    ['a bad parameter', json(exchangeError('AmbiguousParameterSetException'), 400), 'upstream-failed'],
    ['a success that is no JSON', { body: '<html>' }, 'malformed-answer'],
    ['a success of another shape', json({ value: [1] }), 'malformed-answer'],
    ['a redirect', { status: 302, headers: { location: 'https://evil.test/' } }, 'upstream-failed'],
  ] satisfies [string, Answer, string][])('%s is a failure and never "not found"', async (_, answer, reason) => {
    const cloud = await start(() => answer);
    const outcome = await invoke(invocation, cloud.context);
    expect(outcome).toMatchObject({ ok: false, failure: { reason } });
    expect(outcome).not.toHaveProperty('notFound');
    expect(cloud.seen).toHaveLength(1);
  });

  it('takes an empty body and a null value for an empty result', async () => {
    const cloud = await start((_, before) => (before === 0 ? {} : json({ value: null })));
    for (let index = 0; index < 2; index += 1) {
      expect(await invoke(invocation, cloud.context)).toMatchObject({ ok: true, objects: [] });
    }
  });

  it('waits as told when throttled, and goes on', async () => {
    const cloud = await start((_, before) =>
      before === 0 ? { status: 429, headers: { 'retry-after': '2.5' } } : json({ value: [] }),
    );
    expect(await invoke(invocation, cloud.context)).toMatchObject({ ok: true });
    expect(cloud.waits).toEqual([2625]);
  });

  it('says when to come back, if the wait is longer than what is left', async () => {
    const cloud = await start(() => ({ status: 429, headers: { 'retry-after': '60' } }));
    expect(await invoke(invocation, cloud.context)).toMatchObject({
      ok: false,
      failure: { reason: 'throttled', retryAt: '2026-11-24T12:01:00.000Z' },
    });
    expect(cloud.seen).toHaveLength(1);
    expect(cloud.waits).toEqual([]);
  });

  it.each([
    ['5xx', { status: 503 }, 'upstream-failed'],
    ['a reset', 'reset', 'unreachable'],
  ] satisfies [string, Answer, string][])(
    'tries %s three times, with jitter, then gives up',
    async (_, answer, reason) => {
      const cloud = await start(() => answer);
      expect(await invoke(invocation, cloud.context)).toMatchObject({ ok: false, failure: { reason } });
      expect(cloud.seen).toHaveLength(3);
      expect(cloud.waits).toEqual([250, 500]);
      expect(cloud.evidence).toHaveLength(3);
    },
  );

  it('recovers from one bad answer', async () => {
    const cloud = await start((_, before) => (before === 0 ? { status: 502 } : json({ value: [{ Guid: 'g' }] })));
    expect(await invoke(invocation, cloud.context)).toMatchObject({ ok: true, objects: [{ Guid: 'g' }] });
  });

  it('never repeats a write after a failure that may have come too late', async () => {
    const cloud = await start(() => ({ status: 500 }));
    await invoke({ ...invocation, cmdlet: 'Set-CASMailbox' }, cloud.context);
    expect(cloud.seen).toHaveLength(1);
  });

  it('asks nothing without a token, and without time', async () => {
    const failure = { reason: 'permission-missing', detail: 'AADSTS7000215' } as const;
    const refused = await start(() => json({ value: [] }), { token: { ok: false, failure } });
    expect(await invoke(invocation, refused.context)).toEqual({ ok: false, failure });
    expect(refused.seen).toEqual([]);
    await refused.close();
    const late = await start(() => json({ value: [] }), { budgetMs: 0 });
    expect(await invoke(invocation, late.context)).toMatchObject({ ok: false, failure: { reason: 'timed-out' } });
    expect(late.seen).toEqual([]);
  });

  it.each([
    { Identity: '' },
    { Identity: ' \t' },
    { Identity: null },
    { Identity: undefined },
    { Identity: '*' },
    { Identity: '*@example.test' },
    { Mailbox: '' },
    {},
  ])('refuses to ask for everybody: %j', async (parameters) => {
    const cloud = await start(() => json({ value: [] }));
    await expect(invoke({ ...invocation, parameters }, cloud.context)).rejects.toThrow(TypeError);
    expect(cloud.seen).toEqual([]);
  });
});
