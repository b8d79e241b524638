import { expect, expectProblem, test, unknownId } from './world';

const long = 'a'.repeat(10_000);

test('bodies of a start that cannot be read are 400', async ({ api }) => {
  const token = await api.token('admin');
  const bodies: unknown[] = ['', '{', '{"user":}', 'null', '[]', '"x"', '1', 'true', '{} {}', "{'user':'a'}"];
  bodies.push(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d), '{"app":"native"', '\u0000');
  for (const body of bodies) await expectProblem(await api.post('/api/diagnoses', token, body), 400, String(body));
});

test('addresses that are not addresses are 400', async ({ api }) => {
  const token = await api.token('admin');
  const users: unknown[] = ['', ' ', 'x', '@', 'a@', '@b.test', 'a@b@c.test', 'a b@c.test', 'a@c .test', 'a@-.test'];
  users.push('a@c.test\n', 'a@c.test\r\nX: y', 'a\u0000@c.test', 'a@c.test\u202e', 'a\u007f@c.test', '\ta@c.test');
  users.push('../../etc/passwd', '..\\..\\x', 'file:///etc/passwd', 'https://c.test/', 'a@c.test/../x', 'a@c.test?x#y');
  users.push('<script>alert(1)</script>', '"><img src=x>@c.test', 'Name <a@c.test>', 'a@c.test,b@c.test', 'a@c.test;b');
  users.push(`${long}@c.test`, `a@${long}.test`, long, `a@${'b.'.repeat(200)}test`, null, 1, true, [], {}, [
    'a@c.test',
  ]);
  for (const user of users) {
    await expectProblem(await api.post('/api/diagnoses', token, { user }), 400, JSON.stringify(user).slice(0, 60));
    if (typeof user !== 'string') continue;
    const query = `/api/diagnoses?user=${encodeURIComponent(user)}`;
    await expectProblem(await api.call(query, token), 400, query.slice(0, 80));
  }
});

test('odd but possible addresses never break anything', async ({ api }) => {
  const token = await api.token('admin');
  const odd = ["o'brien@contoso.test", "x' or '1' eq '1@contoso.test", "a'b@contoso.test", 'jürgen@contoso.test'];
  odd.push('a@bücher.test', 'a@xn--bcher-kva.test', 'a+b%c@contoso.test', 'a#b@contoso.test', 'a/b@contoso.test');
  odd.push('a&b=c@contoso.test', '{x}@contoso.test', '$filter@contoso.test', 'имя@пример.test', '"a b"@contoso.test');
  const reports = odd.map(async (user) => {
    const answer = await api.post('/api/diagnoses', token, { user });
    if (answer.status !== 201) return expectProblem(answer, 400, user);
    const { id } = (await answer.json()) as { id: string };
    expect((await api.events(id, token)).at(-1)?.type, user).toBe('diagnosis-finished');
    const report = await (await api.call(`/api/diagnoses/${id}`, token)).json();
    expect(report, user).toMatchObject({ status: 'finished', verdict: { primary: 'mailbox/not-found' } });
  });
  await Promise.all(reports);
  expect((await api.post('/api/diagnoses', token, { user: "o'brien@contoso.test" })).status).toBe(201);
});

test('the other fields of a start', async ({ api }) => {
  const token = await api.token('healthy');
  for (const app of ['eas', '', 'Native', 'native ', long, null, 1, ['native'], {}]) {
    await expectProblem(await api.post('/api/diagnoses', token, { app }), 400, String(app).slice(0, 40));
  }
  for (const deviceId of ['', long, '../x', 'a b', 'a\u0000', 'é', '<b>', "'", null, 1, ['A'], {}]) {
    await expectProblem(await api.post('/api/diagnoses', token, { deviceId }), 400, String(deviceId).slice(0, 40));
  }
  for (const app of ['native', 'outlook', 'unknown'])
    expect(await api.start(token, { app })).toMatch(/^[0-9a-f-]{36}$/);
  expect(await api.start(token, JSON.parse('{"__proto__":{"user":"a@b.test"},"other":1}'))).toBeTruthy();
  expect((await api.call('/api/diagnoses', token, { method: 'POST' })).status).toBe(201);
});

test('what is too large is 413, what is no JSON 415', async ({ api }) => {
  const token = await api.token('admin');
  for (const size of [17_000, 100_000, 3_000_000]) {
    await expectProblem(await api.post('/api/diagnoses', token, { user: 'a'.repeat(size) }), 413, String(size));
  }
  const id = await api.start(token);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/jsonp', '']) {
    const init = { method: 'POST', headers: { 'content-type': type }, body: '{}' };
    await expectProblem(await api.call('/api/diagnoses', token, init), 415, type);
    await expectProblem(await api.call(`/api/diagnoses/${id}/links`, token, init), 415, type);
  }
  const named = { method: 'POST', headers: { 'content-type': 'Application/JSON; charset=utf-8' }, body: '{}' };
  expect((await api.call('/api/diagnoses', token, named)).status).toBe(201);
});

test('queries that are no numbers are 400', async ({ api }) => {
  const token = await api.token('healthy');
  const id = await api.start(token);
  for (const limit of ['0', '-1', 'x', '1.5', '1e3', '0x10', '999999999999', long, '%00', ' 1']) {
    await expectProblem(await api.call(`/api/diagnoses?limit=${limit}`, token), 400, limit.slice(0, 20));
  }
  for (const after of ['-1', 'x', '1.5', '1e3', '999999999999', long, '%00']) {
    await expectProblem(await api.call(`/api/diagnoses/${id}/events?after=${after}`, token), 400, after.slice(0, 20));
  }
});

test('a wish for a link that cannot be is 400', async ({ api }) => {
  const token = await api.token('healthy');
  const { id } = await api.diagnose(token);
  const good = { audience: 'anyone', expiresInHours: 1, view: 'user' };
  const path = `/api/diagnoses/${id}/links`;
  const hours = [undefined, null, 0, -0, -1, -0.5, '1', '', true, [1], {}, 720.001, 721, 1e9, Number.MAX_VALUE];
  for (const expiresInHours of hours) {
    await expectProblem(
      await api.post(path, token, { ...good, expiresInHours }),
      400,
      `hours ${String(expiresInHours)}`,
    );
  }
  await expectProblem(await api.post(path, token, '{"audience":"anyone","view":"user","expiresInHours":1e999}'), 400);
  for (const audience of [undefined, null, '', 'Anyone', 'organisation', 'everyone', 1, ['anyone'], long]) {
    await expectProblem(await api.post(path, token, { ...good, audience }), 400, `audience ${String(audience)}`);
  }
  for (const view of [undefined, null, '', 'admin', 'User', 1, ['user'], long]) {
    await expectProblem(await api.post(path, token, { ...good, view }), 400, `view ${String(view)}`);
  }
  for (const body of ['', '{', 'null', '[]']) await expectProblem(await api.post(path, token, body), 400, body);
  for (const expiresInHours of [0.5, 1, 167.99, 720]) {
    const answer = await api.post(path, token, { ...good, expiresInHours });
    expect(answer.status, String(expiresInHours)).toBe(201);
    const { expiresAt } = (await answer.json()) as { expiresAt: string };
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - expiresInHours * 3_600_000)).toBeLessThan(10_000);
  }
  expect((await api.post(`/api/diagnoses/${unknownId}/links`, token, good)).status).toBe(404);
});
