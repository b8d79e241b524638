import { describe, expect, it } from 'vitest';
import * as audit from '@/app/api/audit/route';
import * as auditFile from '@/app/api/audit.csv/route';
import * as userRemedies from '@/app/api/users/[address]/remedies/route';
import type { AuditPage } from '@/lib/report/remedies';
import { call, expectProblem, plant } from './testing/api-call';
import { anna, bob } from './testing/test-server';

const admin = ['Reconnect.Admin'] as const;
const params = { address: 'anna%40example.test' };
const good = { remedy: 'device-allow', deviceId: 'ABC', digest: 'A'.repeat(43), reason: 'Ticket 1' };
const key = { 'idempotency-key': 'aaaaaaaa-1' };

describe('who may', () => {
  it.each([[[]], [['Reconnect.Support']]] as ['Reconnect.Support'[]][])('not with the roles %j', async (roles) => {
    const { bearer } = await plant();
    const auth = await bearer(anna, roles);
    await expectProblem(await call(userRemedies.GET, { auth, params }), 403);
    await expectProblem(await call(userRemedies.POST, { auth, params, body: good, raw: { headers: key } }), 403);
    await expectProblem(await call(audit.GET, { auth }), 403);
    await expectProblem(await call(auditFile.GET, { auth }), 403);
  });

  it('not without a token', async () => {
    await plant();
    for (const handler of [userRemedies.GET, audit.GET, auditFile.GET]) {
      await expectProblem(await call(handler, { params }), 401);
    }
    await expectProblem(await call(userRemedies.POST, { params, body: good, raw: { headers: key } }), 401);
    await expectProblem(await call(userRemedies.DELETE, { method: 'DELETE' }), 405);
    await expectProblem(await call(audit.POST, { method: 'POST' }), 405);
  });
});

describe('a request', () => {
  it.each([
    [{ ...good, remedy: 'wipe' }],
    [{ ...good, deviceId: "'; drop" }],
    [{ ...good, digest: 'short' }],
    [{ ...good, reason: '' }],
    [{ ...good, reason: ' \n ' }],
    [{ ...good, reason: 'x'.repeat(501) }],
    [{ ...good, reason: undefined }],
    [{ ...good, deviceId: undefined }],
    [{ ...good, remedy: 'activesync-on' }],
    [[]],
  ])('%j is refused', async (body) => {
    const { bearer } = await plant();
    const auth = await bearer(anna, [...admin]);
    const problem = await expectProblem(
      await call(userRemedies.POST, { auth, params, body, raw: { headers: key } }),
      400,
    );
    expect(JSON.stringify(problem)).not.toContain('drop');
  });

  it.each([[{}], [{ 'idempotency-key': 'short' }], [{ 'idempotency-key': 'no spaces please' }]])(
    'with the headers %j is refused',
    async (headers) => {
      const { bearer } = await plant();
      const auth = await bearer(anna, [...admin]);
      await expectProblem(await call(userRemedies.POST, { auth, params, body: good, raw: { headers } }), 400);
    },
  );

  it.each([['nobody'], ['%E0%A4%A'], ['a%2f..%2fb@example.test']])('about %s is about nobody', async (address) => {
    const { bearer } = await plant();
    const auth = await bearer(anna, [...admin]);
    await expectProblem(await call(userRemedies.GET, { auth, params: { address } }), 404);
  });

  it('is refused while Microsoft is away, and nothing is written', async () => {
    const { bearer, store } = await plant();
    const auth = await bearer(anna, [...admin]);
    await expectProblem(await call(userRemedies.GET, { auth, params }), 502);
    await expectProblem(await call(userRemedies.POST, { auth, params, body: good, raw: { headers: key } }), 502);
    expect(await store.remedies.list({}, 10)).toEqual([]);
  });
});

describe('the audit log', () => {
  async function filled(count: number) {
    const portal = await plant();
    for (let n = 1; n <= count; n += 1) {
      const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
      await portal.store.remedies.begin({
        id,
        key: id,
        actor: { oid: bob, address: 'bob@example.test' },
        subject: { oid: id, address: n % 2 === 0 ? 'even@example.test' : 'odd@example.test' },
        requestedAddress: 'x@example.test',
        deviceId: 'ABC',
        remedy: n % 3 === 0 ? 'device-block' : 'device-allow',
        reason: n === 1 ? '=1+1' : `Ticket ${n}`,
        digest: 'd',
      });
    }
    const auth = await portal.bearer(anna, [...admin]);
    const get = async (query: string) => (await (await call(audit.GET, { auth, query })).json()) as AuditPage;
    return { auth, get };
  }

  it('is read in pages, newest first, and shows nothing of how requests are told apart', async () => {
    const { get } = await filled(5);
    const first = await get('?limit=3');
    expect(first.entries.map(({ reason }) => reason)).toEqual(['Ticket 5', 'Ticket 4', 'Ticket 3']);
    const second = await get(`?limit=3&before=${first.next}`);
    expect(second.entries.map(({ reason }) => reason)).toEqual(['Ticket 2', '=1+1']);
    expect(second.next).toBeNull();
    expect(Object.keys(second.entries[0] ?? {})).not.toContain('key');
  });

  it('is filtered', async () => {
    const { get } = await filled(6);
    const reasons = async (query: string) => (await get(query)).entries.map(({ reason }) => reason);
    expect(await reasons('?user=EVEN@example.test')).toEqual(['Ticket 6', 'Ticket 4', 'Ticket 2']);
    expect(await reasons('?remedy=device-block')).toEqual(['Ticket 6', 'Ticket 3']);
    expect(await reasons('?after=2999-01-01')).toEqual([]);
    expect(await reasons('?after=2020-01-01T00:00:00Z&user=&remedy=')).toHaveLength(6);
  });

  it.each([
    ['?limit=0'],
    ['?limit=501'],
    ['?user=nobody'],
    ['?remedy=wipe'],
    ['?after=yesterday'],
    ['?after=2026-11-24T10:00'],
    ['?before=x'],
  ])('refuses %s', async (query) => {
    const { auth } = await filled(0);
    await expectProblem(await call(audit.GET, { auth, query }), 400);
    await expectProblem(await call(auditFile.GET, { auth, query }), 400);
  });

  it('is exported whole, without formulas', async () => {
    const { auth } = await filled(1_201);
    const response = await call(auditFile.GET, { auth });
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="reconnect-audit.csv"');
    const lines = (await response.text()).split('\r\n');
    expect(lines).toHaveLength(1_203);
    expect(lines.at(-2)).toContain("'=1+1");
    expect(new Set(lines).size).toBe(1_203);
  });
});
