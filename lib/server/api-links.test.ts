import { describe, expect, it } from 'vitest';
import * as preview from '@/app/api/diagnoses/[id]/links/preview/route';
import * as links from '@/app/api/diagnoses/[id]/links/route';
import * as link from '@/app/api/links/[key]/route';
import * as page from '@/app/r/[token]/route';
import { sharedReportSchema } from '@/lib/report/shared-report';
import { call, expectProblem, plant, start } from './testing/api-call';
import { anna, bob, device } from './testing/test-server';

describe('links', () => {
  const wanted = { audience: 'anyone', view: 'support', expiresInHours: 168 } as const;
  type Made = { id: string; url: string; expiresAt: string };

  async function share(auth: string, id: string, body: object = wanted): Promise<Made & { token: string }> {
    const response = await call(links.POST, { auth, params: { id }, body });
    expect(response.status).toBe(201);
    const made = (await response.json()) as Made;
    return { ...made, token: made.url.split('/r/')[1] ?? '' };
  }

  it('makes a link whose document is the same on every read, with or without a token', async () => {
    const { bearer, store } = await plant();
    const auth = await bearer(anna);
    const id = await start(auth);
    const made = await share(auth, id);
    expect(made.url).toMatch(/^http:\/\/localhost:3000\/r\/[\w-]{43}$/);
    const first = await (await call(link.GET, { params: { key: made.token } })).text();
    const again = await (await call(link.GET, { params: { key: made.token }, auth: 'Bearer rubbish' })).text();
    expect(again).toBe(first);
    const shared = sharedReportSchema.parse(JSON.parse(first));
    expect(shared.link).toMatchObject({ audience: 'anyone', view: 'support', expiresAt: made.expiresAt });
    expect(first).not.toContain(device);
    expect(JSON.stringify([...(await store.links.list(id))])).not.toContain(made.token);
  });

  it('shows an organization link to any signed-in person and to nobody else', async () => {
    const { bearer } = await plant();
    const id = await start(await bearer(anna));
    const made = await share(await bearer(anna), id, { ...wanted, audience: 'organization' });
    await expectProblem(await call(link.GET, { params: { key: made.token } }), 401);
    await expectProblem(await call(link.GET, { params: { key: made.token }, auth: 'Bearer rubbish' }), 401);
    const read = await call(link.GET, { params: { key: made.token }, auth: await bearer(bob) });
    expect(read.status).toBe(200);
    expect(await read.text()).toContain(device);
  });

  it('answers unknown, revoked and odd tokens alike', async () => {
    const { bearer } = await plant();
    const auth = await bearer(anna);
    const made = await share(auth, await start(auth));
    await expectProblem(
      await call(link.DELETE, { method: 'DELETE', params: { key: made.id }, auth: await bearer(bob) }),
      404,
    );
    expect((await call(link.DELETE, { method: 'DELETE', params: { key: made.id }, auth })).status).toBe(204);
    const bodies = [];
    for (const key of [made.token, 'A'.repeat(43), 'x', '', `${made.token}x`, '%00']) {
      bodies.push(await expectProblem(await call(link.GET, { params: { key } }), 404));
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it('lets an admin revoke, and lists links to their maker', async () => {
    const { bearer } = await plant();
    const auth = await bearer(anna);
    const id = await start(auth);
    const made = await share(auth, id);
    const list = await (await call(links.GET, { auth, params: { id } })).json();
    expect(list).toMatchObject({ links: [{ id: made.id, audience: 'anyone', revokedAt: null }] });
    const admin = await bearer(bob, ['Reconnect.Admin']);
    expect((await call(link.DELETE, { method: 'DELETE', params: { key: made.id }, auth: admin })).status).toBe(204);
  });

  it.each([
    ['organization', 'user'],
    ['organization', 'support'],
    ['anyone', 'user'],
    ['anyone', 'support'],
  ] as const)('shows before what a link for %s with view %s freezes, and makes none', async (audience, view) => {
    const { bearer, store } = await plant();
    const auth = await bearer(anna);
    const id = await start(auth);
    const shown = await call(preview.POST, { auth, params: { id }, body: { audience, view } });
    expect(shown.status).toBe(200);
    expect(await store.links.list(id)).toEqual([]);
    const made = await share(auth, id, { audience, view, expiresInHours: 168 });
    const frozen = await (await call(link.GET, { auth, params: { key: made.token } })).text();
    // Only the clock has moved on between the two.
    const timeless = (text: string) => text.replace(/"(createdAt|expiresAt)":"[^"]+"/g, '"$1":""');
    expect(timeless(await shown.text())).toBe(timeless(frozen));
  });

  it('previews at the pace of a person: each renders a whole page', async () => {
    const { bearer } = await plant();
    const auth = await bearer(anna);
    const id = await start(auth);
    const body = { audience: 'organization', view: 'user' };
    const ask = () => call(preview.POST, { auth, params: { id }, body });
    const answers = await Promise.all(Array.from({ length: 61 }, ask));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('previews the very page of the link, without its address', async () => {
    const { bearer } = await plant();
    const auth = await bearer(anna);
    const id = await start(auth);
    const raw = { headers: { accept: 'text/html' } };
    const body = { audience: 'anyone', view: 'support' };
    const shown = await (await call(preview.POST, { auth, params: { id }, body, raw })).text();
    const made = await share(auth, id, { ...body, expiresInHours: 168 });
    const params = Promise.resolve({ token: made.token });
    const seen = await (await page.GET(new Request(`http://localhost:3000/r/${made.token}`), { params })).text();
    const timeless = (html: string) => html.replace(/<time[^>]*>[^<]*<\/time>/g, '<time>');
    expect(timeless(shown)).toBe(timeless(seen).replace(/ href="\/api\/links\/[^"]+" download="[^"]+"/, ''));
    expect(shown).not.toMatch(/<script/);
  });

  it('previews nothing that its caller may not see, nor what still runs', async () => {
    const { bearer } = await plant({ hold: true });
    const auth = await bearer(anna);
    const params = { id: await start(auth) };
    await expectProblem(await call(preview.POST, { params, body: wanted }), 401);
    await expectProblem(await call(preview.POST, { auth: await bearer(bob), params, body: wanted }), 404);
    await expectProblem(await call(preview.POST, { auth, params, body: wanted }), 409);
    await expectProblem(await call(preview.POST, { auth, params, body: { audience: 'anyone' } }), 400);
    await expectProblem(await call(preview.GET, { auth, params }), 405);
  });

  it.each([
    [{ audience: 'anyone', view: 'user' }],
    [{ ...wanted, expiresInHours: 0 }],
    [{ ...wanted, expiresInHours: -1 }],
    [{ ...wanted, expiresInHours: 24 * 30 + 1 }],
    [{ ...wanted, expiresInHours: '24' }],
    [{ ...wanted, audience: 'everybody' }],
    [{ ...wanted, view: 'admin' }],
    [{ expiresInHours: 1 }],
  ])('refuses %j', async (body) => {
    const { bearer } = await plant();
    const auth = await bearer(anna);
    await expectProblem(await call(links.POST, { auth, params: { id: await start(auth) }, body }), 400);
  });

  it('does not share a running diagnosis, nor one that the caller may not see', async () => {
    const { bearer } = await plant({ hold: true });
    const auth = await bearer(anna);
    const id = await start(auth);
    await expectProblem(await call(links.POST, { auth, params: { id }, body: wanted }), 409);
    await expectProblem(await call(links.POST, { auth: await bearer(bob), params: { id }, body: wanted }), 404);
  });

  it('limits guesses on the page as on the API, and links in number', async () => {
    const { server, bearer } = await plant();
    const open = (token: string) =>
      page.GET(new Request(`http://localhost:3000/r/${token}`), { params: Promise.resolve({ token }) });
    const auth = await bearer(anna);
    const id = await start(auth);
    const made = await share(auth, id);
    expect((await open(made.token)).status).toBe(200);
    expect((await open('guess')).status).toBe(404);
    while ((await server.limits.unknownLink(null)).ok);
    const refused = await open('guess');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await open(made.token)).status).toBe(200);
    while ((await server.limits.newLink(anna)).ok);
    await expectProblem(await call(links.POST, { auth, params: { id }, body: wanted }), 429);
  });

  it('shows a page with its policy when the database is away, and logs no token', async () => {
    const { store, logged } = await plant();
    store.links.find = async () => {
      throw new Error('the database is away');
    };
    const token = 'A'.repeat(43);
    const response = await page.GET(new Request(`http://localhost:3000/r/${token}`), {
      params: Promise.resolve({ token }),
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(logged()).toContain('shared link');
    expect(logged()).not.toContain(token);
  });
});
