import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  type Answer,
  json,
  type SeenRequest,
  startLoopbackCloud,
  testToken,
} from '@/lib/clouds/testing/loopback-cloud';
import { askList, type GraphQuestion, type GraphRead, readList, readObject } from './read';

const read: GraphRead<{ id: string }> = {
  label: 'users',
  path: ['users', 'ada'],
  query: { $select: 'id,mail' },
  permission: 'User.Read.All',
  schema: z.object({ id: z.string() }),
};

let close = async () => {};
afterEach(() => close());

async function start(answer: (request: SeenRequest, before: number) => Answer, options = {}) {
  const cloud = await startLoopbackCloud(answer, options);
  close = cloud.close;
  return cloud;
}
const graphError = (status: number, code: string) => json({ error: { code, message: 'canary text' } }, status);

describe('readObject', () => {
  it('asks v1.0 with the app token and keeps only the fields of the schema', async () => {
    const cloud = await start(() => json({ id: '1', secret: 'canary-field' }));
    expect(await readObject(cloud.context, read)).toEqual({ ok: true, value: { id: '1' } });
    expect(cloud.seen[0]?.url).toBe('/v1.0/users/ada?$select=id%2Cmail');
    expect(cloud.seen[0]?.headers.authorization).toBe(`Bearer ${testToken}`);
    const text = JSON.stringify(cloud.evidence);
    expect(text).not.toContain(testToken);
    expect(text).not.toContain('canary-field');
    expect(cloud.evidence[0]).toMatchObject({ label: 'users', requestId: 'id-1', response: { body: '{"id":"1"}' } });
  });

  it.each(["o'neil+x@example.test", 'a#b@example.test', 'a/b?c=d', '../organization', '100%', 'ü@example.test'])(
    'encodes the segment %s',
    async (segment) => {
      const cloud = await start(() => json({ id: '1' }));
      await readObject(cloud.context, { ...read, path: ['users', segment] });
      const path = cloud.seen[0]?.url.split('?')[0]?.split('/') ?? [];
      expect(path.length).toBe(4);
      expect(decodeURIComponent(path[3] ?? '')).toBe(segment);
    },
  );

  it.each([
    [401, 'InvalidAuthenticationToken', { reason: 'permission-missing', detail: 'User.Read.All' }, false],
    [403, 'Authorization_RequestDenied', { reason: 'permission-missing', detail: 'User.Read.All' }, false],
    [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', { reason: 'not-licensed', detail: 'users' }, false],
    [404, 'Request_ResourceNotFound', { reason: 'upstream-failed' }, true],
    [400, 'BadRequest', { reason: 'upstream-failed', detail: 'users 400 BadRequest' }, false],
  ])('%d %s', async (status, code, failure, notFound) => {
    const cloud = await start(() => graphError(status, code));
    const outcome = await readObject(cloud.context, read);
    expect(outcome).toMatchObject({ ok: false, failure });
    expect('notFound' in outcome).toBe(notFound);
    expect(cloud.seen).toHaveLength(1);
    expect(JSON.stringify(cloud.evidence)).not.toContain('canary text');
  });

  it.each([
    ['a web page for 404', { status: 404, body: '<html>' }, 'upstream-failed'],
    ['a redirect', { status: 302, headers: { location: 'https://evil.test/' } }, 'upstream-failed'],
    ['a page for 200', { body: '<html>' }, 'malformed-answer'],
    ['another shape', json({ id: 7 }), 'malformed-answer'],
    ['no content', { status: 204 }, 'malformed-answer'],
    ['an outage', { status: 503 }, 'upstream-failed'],
    ['a reset', 'reset', 'unreachable'],
  ] satisfies [string, Answer, string][])('%s is a failure', async (_, answer, reason) => {
    const cloud = await start(() => answer);
    const outcome = await readObject(cloud.context, read);
    expect(outcome).toMatchObject({ ok: false, failure: { reason } });
    expect(outcome).not.toHaveProperty('notFound');
  });

  it('makes exactly three tries, which are ours and not those of the client', async () => {
    const cloud = await start(() => ({ status: 429, headers: { 'retry-after': '3' } }));
    expect(await readObject(cloud.context, read)).toMatchObject({
      ok: false,
      failure: { reason: 'throttled', retryAt: '2026-11-24T12:00:03.000Z' },
    });
    expect(cloud.seen).toHaveLength(3);
    expect(cloud.waits).toEqual([3125, 3125]);
  });
});

describe('readList', () => {
  const list = { ...read, path: ['users'] };
  const linked = (host: string | undefined, path: string) => ({
    value: [{ id: path }],
    '@odata.nextLink': `http://${host}${path}`,
  });

  it('follows links as they came', async () => {
    const cloud = await start((request, before) =>
      json(
        before === 0
          ? linked(request.headers.host, '/v1.0/users?$skiptoken=a%2Bb%3D=&x(1)=2')
          : { value: [{ id: 'last' }] },
      ),
    );
    const outcome = await readList(cloud.context, list);
    expect(outcome.ok && outcome.value.map(({ id }) => id)).toEqual([
      '/v1.0/users?$skiptoken=a%2Bb%3D=&x(1)=2',
      'last',
    ]);
    expect(cloud.seen[1]?.url).toBe('/v1.0/users?$skiptoken=a%2Bb%3D=&x(1)=2');
  });

  it('reads one page when told, although there are more', async () => {
    const cloud = await start((request) => json(linked(request.headers.host, '/v1.0/more')));
    expect(await readList(cloud.context, list, 1)).toMatchObject({ ok: true, value: [{ id: '/v1.0/more' }] });
    expect(cloud.seen).toHaveLength(1);
  });

  it('stops after five pages and says so', async () => {
    const cloud = await start((request, before) => json(linked(request.headers.host, `/v1.0/page${before}`)));
    expect(await readList(cloud.context, list)).toMatchObject({ ok: false, failure: { reason: 'malformed-answer' } });
    expect(cloud.seen).toHaveLength(5);
  });

  it.each(['https://evil.test/v1.0/users', 'http://127.0.0.1:1/', '/v1.0/users'])('never follows %s', async (link) => {
    const cloud = await start(() => json({ value: [], '@odata.nextLink': link }));
    expect(await readList(cloud.context, list)).toMatchObject({ ok: false, failure: { reason: 'malformed-answer' } });
    expect(cloud.seen).toHaveLength(1);
  });

  it('refuses a list with one item of another shape', async () => {
    const cloud = await start(() => json({ value: [{ id: '1' }, {}] }));
    expect(await readList(cloud.context, list)).toMatchObject({ ok: false, failure: { reason: 'malformed-answer' } });
  });
});

describe('items that were not asked for', () => {
  it('stand neither in the list nor in the evidence', async () => {
    const cloud = await start(() => json({ value: [{ id: 'mine' }, { id: 'canary-other' }] }));
    const own = ({ id }: { id: string }) => id === 'mine';
    expect(await readList(cloud.context, { ...read, own })).toEqual({ ok: true, value: [{ id: 'mine' }] });
    expect(JSON.stringify(cloud.evidence)).toContain('mine');
    expect(JSON.stringify(cloud.evidence)).not.toContain('canary');
  });
});

describe('askList', () => {
  const question: GraphQuestion<{ id: string }> = {
    version: 'beta',
    action: 'identity/conditionalAccess/evaluate',
    body: { who: 'ada' },
    permission: 'Policy.Read.ConditionalAccess',
    schema: read.schema,
  };

  it('sends the question as JSON and gives the own items of the answer', async () => {
    const cloud = await start(() => json({ value: [{ id: '1', more: 'canary-field' }, { id: '2' }] }));
    const outcome = await askList(cloud.context, { ...question, own: ({ id }) => id === '1' });
    expect(outcome).toEqual({ ok: true, value: [{ id: '1' }] });
    expect(cloud.seen).toMatchObject([
      { method: 'POST', url: '/beta/identity/conditionalAccess/evaluate', body: '{"who":"ada"}' },
    ]);
    expect(cloud.seen[0]?.headers['content-type']).toBe('application/json');
    const text = JSON.stringify(cloud.evidence);
    expect(text).not.toContain(testToken);
    expect(text).not.toContain('canary-field');
  });

  it.each([
    ['a refusal', graphError(403, 'Authorization_RequestDenied'), 'permission-missing'],
    [
      'no licence',
      json({ error: { code: 'AccessDenied', message: 'Your tenant is not licensed for this feature.' } }, 403),
      'not-licensed',
    ],
    ['a list cut short', json({ value: [], '@odata.nextLink': 'https://graph.microsoft.com/x' }), 'malformed-answer'],
    ['another shape', json({ value: {} }), 'malformed-answer'],
  ])('gives the reason of %s', async (_name, answer, reason) => {
    const cloud = await start(() => answer);
    expect(await askList(cloud.context, question)).toMatchObject({ ok: false, failure: { reason } });
  });

  it('asks again when the server is busy, since nothing is changed by it', async () => {
    const cloud = await start((_, before) => (before === 0 ? json({}, 503) : json({ value: [] })));
    expect(await askList(cloud.context, question)).toEqual({ ok: true, value: [] });
  });
});
