import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cloudOrigins } from '@/lib/clouds/cloud-origins';
import { microsoftCloud } from '@/lib/clouds/microsoft-clouds';
import { createNet } from '@/lib/net/create-net';
import type { EvidenceBody, ProbeContext, SubjectRef, TokenOutcome } from '@/lib/probes/define-probe';

/** One request as the loopback server saw it. */
export interface SeenRequest {
  method: string;
  /** Path and query as sent, still encoded. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** An answer; `reset` cuts the connection instead. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: string | Uint8Array } | 'reset';

export const testTenant = '11111111-2222-3333-4444-555555555555';
export const testToken = 'canary-token';

/**
 * One HTTP server on loopback that plays Graph and Exchange, and a probe context that leads to it over real sockets.
 * `answer` gets each request and how many came before it. Waits are recorded and not waited; the clock stands still, and
 * `budgetMs` is what `remainingMs()` says, less the waits.
 */
export async function startLoopbackCloud(
  answer: (request: SeenRequest, before: number) => Answer,
  options: { subject?: SubjectRef; budgetMs?: number; token?: TokenOutcome } = {},
) {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
    const reply = answer(entry, seen.push(entry) - 1);
    if (reply === 'reset') return request.socket.resetAndDestroy();
    response
      .writeHead(reply.status ?? 200, { 'request-id': `id-${seen.length}`, ...reply.headers })
      .end(reply.body ?? '');
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cloud = { ...microsoftCloud('global', testTenant), graph: origin, exchange: origin };
  const net = createNet({ network: cloud.network, cloudOrigins: cloudOrigins(cloud) });
  const waits: number[] = [];
  const evidence: EvidenceBody[] = [];
  const token = options.token ?? { ok: true, token: testToken };
  const context: ProbeContext = {
    tenantId: testTenant,
    subject: options.subject ?? { kind: 'object-id', objectId: '00000000-0000-0000-0000-0000000000aa' },
    cloud,
    given: {
      app: 'native',
      deviceId: null,
      own: true,
      asPhone: false,
      now: '2026-11-24T12:00:00.000Z',
      cloud: {
        activesyncHost: 'outlook.office365.com',
        activesyncUrl: cloud.activesync,
        autodiscoverCnames: cloud.autodiscoverCnames,
        autodiscoverHost: 'autodiscover-s.outlook.com',
        mxSuffixes: cloud.mxSuffixes,
      },
    },
    net,
    tokens: { app: async () => token, activesync: async () => token },
    signal: new AbortController().signal,
    remainingMs: () => (options.budgetMs ?? 10_000) - waits.reduce((sum, ms) => sum + ms, 0),
    now: () => new Date('2026-11-24T12:00:00.000Z'),
    random: () => 0.5,
    wait: async (ms) => {
      waits.push(ms);
    },
    addEvidence: (entry) => `test-${evidence.push(entry)}`,
  };
  const close = async () => {
    await net.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { context, origin, seen, waits, evidence, close };
}

/** A JSON answer. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}
