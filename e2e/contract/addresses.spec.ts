import { connect } from 'node:net';
import { type Client, expect, expectProblem, test, unknownId } from './world';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const known: [string, string[]][] = [
  ['/api/health', ['GET']],
  ['/api/diagnoses', ['GET', 'POST']],
  [`/api/diagnoses/${unknownId}`, ['GET']],
  [`/api/diagnoses/${unknownId}/events`, ['GET']],
  [`/api/diagnoses/${unknownId}/links`, ['GET', 'POST']],
  [`/api/links/${unknownId}`, ['GET', 'DELETE']],
];

test('health is open and tells three things', async ({ api }) => {
  const answer = await api.call('/api/health', null);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    status: 'ok',
    database: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test('a method that an address does not take is 405 with Allow', async ({ api }) => {
  const token = await api.token('healthy');
  for (const [path, taken] of known) {
    for (const method of methods.filter((each) => !taken.includes(each))) {
      const answer = await api.call(path, token, { method });
      await expectProblem(answer, 405, `${method} ${path}`);
      for (const one of taken) expect(answer.headers.get('allow'), `${method} ${path}`).toContain(one);
    }
  }
});

test('unknown addresses are 404 problem JSON for every method', async ({ api }) => {
  const token = await api.token('healthy');
  const paths = [
    '/api/nope',
    '/api/diagnoses/x/y/z',
    `/api/diagnoses/${unknownId}/nope`,
    `/api/diagnoses/${unknownId}/events/1`,
    '/api/links',
    '/api/links/a/b',
    '/api/health/live',
    '/api/.env',
    '/api/%2e%2e%2fdiagnoses',
    '/api/diagnoses.json',
    `/api/${'a'.repeat(3_000)}`,
  ];
  for (const path of paths) {
    for (const method of methods)
      await expectProblem(await api.call(path, token, { method }), 404, `${method} ${path}`);
  }
  const bare = await api.call('/api', token);
  expect([404, 307, 308]).toContain(bare.status);
  if (bare.status === 404) await expectProblem(bare, 404, '/api');
});

test('ids that are none name nothing', async ({ api }) => {
  const token = await api.token('admin');
  const ids = [
    'x',
    '0',
    '-1',
    'null',
    '%00',
    '..%2f..%2fetc%2fpasswd',
    '%F0%9F%93%B1',
    "1'--",
    unknownId,
    `${unknownId}x`,
  ];
  for (const id of [...ids, 'a'.repeat(10_000), unknownId.replaceAll('9', 'G')]) {
    const what = id.slice(0, 60);
    await expectProblem(await api.call(`/api/diagnoses/${id}`, token), 404, what);
    await expectProblem(await api.call(`/api/diagnoses/${id}/events`, token), 404, what);
    const link = { audience: 'anyone', view: 'user', expiresInHours: 1 };
    await expectProblem(await api.post(`/api/diagnoses/${id}/links`, token, link), 404, what);
    await expectProblem(await api.call(`/api/links/${id}`, token, { method: 'DELETE' }), 404, what);
    await expectProblem(await api.call(`/api/links/${id}`, token), 404, what);
  }
});

test('HEAD answers as GET does, without a body', async ({ api }) => {
  const token = await api.token('healthy');
  const { id } = await api.diagnose(token);
  for (const path of ['/api/health', '/api/diagnoses', `/api/diagnoses/${id}`, `/api/diagnoses/${id}/events`]) {
    const answer = await api.call(path, token, { method: 'HEAD' });
    expect(answer.status, path).toBe(200);
    expect(await answer.text(), path).toBe('');
  }
  expect((await api.call('/api/diagnoses', null, { method: 'HEAD' })).status).toBe(401);
  expect((await api.call('/api/nope', token, { method: 'HEAD' })).status).toBe(404);
});

test('odd requests are refused without a trace of our inside, and the portal lives on', async ({ api }) => {
  const odd = [
    'TRACE /api/diagnoses HTTP/1.1',
    'PROPFIND /api/diagnoses HTTP/1.1',
    'CONNECT example.test:443 HTTP/1.1',
    'GET http://example.test/api/health HTTP/1.1',
    'GET //example.test/api/nope HTTP/1.1',
    'GET /api/diagnoses/%E0%A4%A HTTP/1.1',
    'GET /api/../../etc/passwd HTTP/1.1',
    'GET /api/nope HTTP/3.0',
    'nonsense',
  ];
  for (const line of odd) {
    const text = await raw(api, line);
    expect(text, line).not.toMatch(/\bat \S+ \(|node_modules|\.tsx?:\d|root:x:/);
    if (!line.includes('api/health')) expect(text, line).not.toMatch(/^HTTP\/1\.1 2/);
  }
  expect((await api.call('/api/health', null)).status).toBe(200);
});

/** Sends a request line that `fetch` would refuse to send, and gives everything that comes back. */
function raw(api: Client, line: string): Promise<string> {
  const { hostname, port, host } = new URL(api.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${line}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    socket.setTimeout(10_000, () => socket.destroy(new Error(`no answer to ${line}`)));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(text) : reject(error)));
    socket.on('close', () => resolve(text));
  });
}
