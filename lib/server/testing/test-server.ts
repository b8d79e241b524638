import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { AppRole } from '@/lib/auth/actor';
import { createVerifier } from '@/lib/auth/verify-token';
import type { Config } from '@/lib/config';
import { systemClock } from '@/lib/diagnosis/clock';
import type { RunItem } from '@/lib/diagnosis/run';
import type { Job } from '@/lib/diagnosis/supervisor';
import { fakeCloud, fakeNet } from '@/lib/diagnosis/testing/fakes';
import { createMemoryStore, type MemoryStore } from '@/lib/diagnosis/testing/memory-store';
import { createLog } from '@/lib/log';
import type { Verdict } from '@/lib/report/report';
import { createServer } from '../create-server';
import type { Server } from '../server';
import type { World } from '../world';

export const tenantId = '11111111-2222-4333-8444-555555555555';
export const clientId = 'aaaaaaaa-2222-4333-8444-555555555555';
export const anna = 'a0000000-0000-4000-8000-000000000001';
export const bob = 'b0000000-0000-4000-8000-000000000002';
export const device = 'ABC123DEF456GHI789JKL012MNO345PQ';

const config: Config = {
  port: 3000,
  host: '127.0.0.1',
  portalUrl: 'http://localhost:3000',
  trustedProxies: 0,
  cloud: fakeCloud,
  tenantId,
  clientId,
  credential: { kind: 'secret', secret: 'not-used-in-this-test' },
  database: { kind: 'pglite', dir: '.data' },
  diagnosesPerHour: 60,
  retentionDays: 30,
  linkMaxDays: 30,
  sweepHours: 6,
  probeHosts: { ipv4: null, ipv6: null },
  logLevel: 'silent',
  version: '0.0.0-test',
};

/** Making an RSA key takes longer than a test; one serves them all. */
const keyPair = generateKeyPair('RS256', { extractable: true });

const noToken = async () => ({ ok: false, failure: { reason: 'unreachable' } }) as const;

/** A server over a store in memory with a verifier that knows one key, planted where the routes look for it. */
export interface TestServer {
  server: Server;
  store: MemoryStore;
  /** Everything that was logged. */
  logged(): string;
  /** A good token of a person, as the value of an `Authorization` header. */
  bearer(oid: string, roles?: AppRole[], claims?: Record<string, unknown>): Promise<string>;
  /** Lets diagnoses that wait go on to their end. */
  release(): void;
}

/** Builds and plants it. Diagnoses say three events and then wait until `release`, when `hold` is set. */
export async function plantTestServer(
  options: { hold?: boolean; diagnosesPerHour?: number; sweepHours?: number; world?: Partial<World> } = {},
): Promise<TestServer> {
  const keys = await keyPair;
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const store = createMemoryStore();
  const gate = new AbortController();
  if (!options.hold) gate.abort();
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const settings = { ...config, diagnosesPerHour: options.diagnosesPerHour ?? 60, sweepHours: options.sweepHours ?? 6 };
  const server = createServer(settings, log, store, {
    verify: createVerifier({
      tenantId,
      clientId,
      issuer: fakeCloud.issuer,
      jwksUri: fakeCloud.jwksUri,
      fetch: async () => Response.json({ keys: [jwk] }),
    }),
    run: (job, stop) => say(job, AbortSignal.any([gate.signal, stop]), stop),
    world: {
      cloud: fakeCloud,
      tenantId,
      net: fakeNet,
      tokens: { app: noToken, onBehalfOf: noToken },
      clock: systemClock,
      random: Math.random,
      onBug: log.bug,
      readBackPausesMs: [],
      ...options.world,
    },
    close: async () => {},
  });
  const place = globalThis as { [key: symbol]: unknown };
  place[Symbol.for('reconnect.server')] = { value: Promise.resolve(server) };
  return {
    server,
    store,
    logged: () => lines.join(''),
    release: () => gate.abort(),
    bearer: async (oid, roles = [], claims = {}) => {
      const token = new SignJWT({
        ver: '2.0',
        tid: tenantId,
        oid,
        scp: 'access_as_user',
        azp: clientId,
        name: 'Anna Example',
        preferred_username: 'anna@example.test',
        roles,
        ...claims,
      });
      const signed = token.setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuer(fakeCloud.issuer);
      return `Bearer ${await signed.setAudience(clientId).setSubject(oid).setIssuedAt().setExpirationTime('1h').sign(keys.privateKey)}`;
    },
  };
}

async function* say(job: Job, gate: AbortSignal, stop: AbortSignal): AsyncGenerator<RunItem[]> {
  const { id, requestedAddress, request } = job.row;
  yield [
    {
      event: {
        type: 'diagnosis-started',
        diagnosisId: id,
        requested: requestedAddress,
        app: request.app,
        cloud: { name: 'test', notice: null, activesyncHost: 'sync.example.test' },
        probes: [{ id: 'devices', area: 'device' }],
      },
    },
  ];
  yield [
    {
      event: {
        type: 'subject-resolved',
        address: 'anna@example.test',
        displayName: 'Anna Example',
        signInName: 'anna@example.test',
      },
    },
    {
      event: {
        type: 'device-chosen',
        device: { deviceId: device, name: 'iPhone', model: 'iPhone13C2', os: 'iOS 19', platform: 'ios' },
      },
    },
  ];
  if (!gate.aborted) await new Promise((resolve) => gate.addEventListener('abort', resolve));
  if (stop.aborted) return;
  const verdict: Verdict = { state: 'healthy', primary: null, others: [], coverage: { decided: 1, undecided: [] } };
  yield [{ event: { type: 'verdict-reached', verdict } }];
  yield [{ event: { type: 'diagnosis-finished' } }];
}
