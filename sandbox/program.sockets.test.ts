import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exchangeResource, graphResource } from './names';
import type { Sandbox } from './start';
import { appToken, invoke, startTestSandbox } from './test-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.setFault(null));

const control = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.urls.control}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const organization = async () =>
  fetch(`${sandbox.urls.graph}/v1.0/organization`, {
    headers: { authorization: `Bearer ${await appToken(sandbox, graphResource)}` },
  });

describe('files', () => {
  it('writes a cloud file that leads to its own ports', async () => {
    const cloud = JSON.parse(await readFile(sandbox.cloudFile, 'utf8'));
    expect(cloud).toMatchObject({
      name: 'sandbox',
      authority: 'https://login.sandbox.test',
      graph: sandbox.urls.graph,
      exchange: sandbox.urls.exchange,
      resource: 'https://outlook.office365.test',
      network: { onlyConnectTo: true, caFile: 'ca.pem' },
    });
    expect(cloud.authorityMetadata.token_endpoint).toMatch(sandbox.urls.login);
    expect(cloud.network.connectTo['203.0.113.20:80']).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(cloud.network.connectTo['203.0.113.20:443']).toBeUndefined();
    expect(await readFile(join(sandbox.dir, 'ca.pem'), 'utf8')).toContain('BEGIN CERTIFICATE');
    const { env, accounts } = JSON.parse(await readFile(join(sandbox.dir, 'sandbox.json'), 'utf8'));
    expect(env).toEqual(sandbox.env);
    expect(accounts.map(({ id }: { id: string }) => id)).toEqual(sandbox.scenarios.map(({ id }) => id));
  });
});

describe('control address', () => {
  it('mints a token, pins a scenario, and refuses nonsense and web pages', async () => {
    const { token } = await (await control('POST', '/token', { account: 'admin' })).json();
    expect(String(token).split('.')).toHaveLength(3);
    expect((await control('POST', '/tenant-wide', { scenario: 'incident' })).status).toBe(204);
    expect((await control('POST', '/tenant-wide', { scenario: null })).status).toBe(204);
    expect((await control('POST', '/tenant-wide', { scenario: 'nothing' })).status).toBe(400);
    expect((await control('POST', '/token', { account: 'nobody' })).status).toBe(400);
    expect((await control('POST', '/fault', { plane: 'graph' })).status).toBe(400);
    expect((await control('GET', '/accounts', undefined, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await control('GET', '/elsewhere')).status).toBe(404);
  });

  it('delays answers', async () => {
    await control('POST', '/delay', { ms: 150 });
    const started = performance.now();
    await appToken(sandbox, graphResource);
    expect(performance.now() - started).toBeGreaterThan(140);
    await control('POST', '/delay', { ms: 0 });
  });
});

describe('faults', () => {
  it.each([
    [{ kind: 'forbidden' }, 403],
    [{ kind: 'throttled', retryAfterSeconds: 7 }, 429],
    [{ kind: 'unavailable' }, 503],
  ])('forces %o on one Graph resource', async (fault, status) => {
    const response = await control('POST', '/fault', { plane: 'graph', target: 'organization', ...fault });
    expect(response.status).toBe(204);
    const answer = await organization();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(status === 429 ? '7' : null);
    await control('DELETE', '/fault');
    expect((await organization()).status).toBe(200);
  });

  it('resets connections, cuts bodies, and slows a cmdlet', async () => {
    sandbox.setFault({ plane: 'graph', target: '*', kind: 'down' });
    await expect(organization()).rejects.toThrow();
    sandbox.setFault({ plane: 'graph', target: '*', kind: 'malformed' });
    await expect((await organization()).json()).rejects.toThrow(SyntaxError);
    sandbox.setFault({ plane: 'exchange', target: 'Get-AcceptedDomain', kind: 'slow', ms: 120 });
    const started = performance.now();
    expect((await invoke(sandbox, 'Get-AcceptedDomain', {})).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(110);
  });
});

describe('log', () => {
  it('names every request and holds no secret', async () => {
    sandbox.clearLog();
    const token = await appToken(sandbox, exchangeResource);
    await invoke(sandbox, 'Get-CASMailbox', { Identity: 'bea.blok@contoso.test' }, { token });
    expect(sandbox.log()).toMatchObject([
      { plane: 'login', method: 'POST', status: 200, authorization: 'none' },
      { plane: 'exchange', cmdlet: 'Get-CASMailbox', status: 200, authorization: 'bearer' },
    ]);
    const text = await (await control('GET', '/log')).text();
    for (const secret of [token, sandbox.env.CLIENT_SECRET]) expect(text).not.toContain(secret);
  });
});

describe('close', () => {
  it('leaves nothing listening', async () => {
    const other = await startTestSandbox();
    await other.close();
    const port = Number(new URL(other.urls.login).port);
    const failure = await new Promise<NodeJS.ErrnoException>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => reject(new Error('still listening')));
      socket.once('error', resolve);
    });
    expect(failure.code).toBe('ECONNREFUSED');
  });
});
