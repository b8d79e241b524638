import { expect, it, vi } from 'vitest';
import { answer } from '../answer';
import type { Server } from '../server';
import { endpoint } from './endpoint';
import { json } from './respond';

const server = { config: { portalUrl: 'http://localhost:3000' }, log: { bug: () => {} } } as unknown as Server;
const echo = endpoint({ GET: async ({ params }) => answer(json(params)) }, async () => server);
const request = (method = 'GET') => new Request('http://localhost:3000/api/health', { method });

it.each([
  ['no parameters, as Next gives for a route without a dynamic segment', { params: Promise.resolve(undefined) }],
  ['a context without them', {}],
  ['no context at all', undefined],
])('answers with %s', async (_what, context) => {
  const response = await echo.GET(request(), context);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({});
});

it('hands over parameters that are texts, and none that are lists', async () => {
  const context = { params: Promise.resolve({ id: 'a', rest: ['b', 'c'] }) };
  expect(await (await echo.GET(request(), context)).json()).toEqual({ id: 'a' });
});

it('says which methods there are to whoever takes another, without asking for parameters', async () => {
  const response = await echo.DELETE(request('DELETE'));
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
});

it('logs a throw as a bug and shows nothing of it', async () => {
  const bug = vi.fn();
  const fail = () => Promise.reject(new Error('row 7 of secrets'));
  const sound = { ...server, database: async () => 'ok' as const, log: { ...server.log, bug } };
  const broken = endpoint({ POST: fail }, async () => sound);
  const response = await broken.POST(request('POST'), { params: Promise.resolve({}) });
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.text()).not.toContain('secrets');
  expect(bug).toHaveBeenCalledOnce();
});
