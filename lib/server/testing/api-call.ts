import { afterEach, expect } from 'vitest';
import * as diagnoses from '@/app/api/diagnoses/route';
import { settled } from '@/lib/diagnosis/testing/manual-clock';
import { plantTestServer, type TestServer } from './test-server';

export type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

let planted: TestServer | null = null;
afterEach(async () => {
  await planted?.server.close();
  planted = null;
});

/** Plants a server for one test; it is closed after it. */
export async function plant(options?: Parameters<typeof plantTestServer>[0]): Promise<TestServer> {
  planted = await plantTestServer(options);
  return planted;
}

/** Calls a route handler as Next does. */
export function call(
  handler: Handler,
  options: {
    auth?: string;
    params?: Record<string, string>;
    query?: string;
    method?: string;
    body?: unknown;
    raw?: RequestInit;
  } = {},
): Promise<Response> {
  const headers = new Headers(options.raw?.headers);
  if (options.auth) headers.set('authorization', options.auth);
  const json = options.body === undefined ? {} : { method: 'POST', body: JSON.stringify(options.body) };
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  const request = new Request(`http://localhost:3000/api/x${options.query ?? ''}`, {
    ...json,
    ...(options.method ? { method: options.method } : {}),
    ...options.raw,
    headers,
  });
  return handler(request, { params: Promise.resolve(options.params ?? {}) });
}

/** Starts a diagnosis and returns its id. */
export async function start(auth: string, body: unknown = {}): Promise<string> {
  const response = await call(diagnoses.POST, { auth, body });
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as { id: string };
  await settled();
  return id;
}

/** Expects problem JSON with a status and returns its body. */
export async function expectProblem(response: Response, status: number): Promise<Record<string, unknown>> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const body = (await response.json()) as Record<string, unknown>;
  expect(body).toMatchObject({ type: expect.any(String), title: expect.any(String), status });
  expect(JSON.stringify(body)).not.toMatch(/ at .*\.ts|node_modules/);
  return body;
}

/** A well-formed id that names nothing. */
export const unknownId = '99999999-9999-4999-8999-999999999999';
