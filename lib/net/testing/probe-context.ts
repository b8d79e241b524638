import type { Cloud, CloudNetwork } from '@/lib/clouds/cloud';
import { createNet } from '@/lib/net/create-net';
import type { EvidenceBody, ProbeContext } from '@/lib/probes/define-probe';
import type { DirectoryUser } from '@/lib/report/observations';

/** A context over a real `Net`, with what it was given as evidence. Waits end at once and are recorded. */
export interface TestContext extends ProbeContext {
  evidence: EvidenceBody[];
  waits: number[];
}

/** @param network the simulated network; `onlyConnectTo` is always on, so nothing leaves loopback. */
export function createTestContext(
  network: Omit<CloudNetwork, 'onlyConnectTo'>,
  options: { remainingMs?: number; token?: string | null } = {},
): TestContext {
  const cloud: Cloud = {
    name: 'test',
    notice: null,
    authority: 'https://login.test',
    authorityMetadata: null,
    issuer: 'https://login.test/v2.0',
    jwksUri: 'https://login.test/keys',
    graph: 'https://graph.test',
    graphResource: 'https://graph.test',
    exchange: 'https://outlook.test',
    autodiscover: 'https://autodiscover-s.outlook.test',
    activesync: 'https://outlook.test/Microsoft-Server-ActiveSync',
    autodiscoverCnames: ['autodiscover.outlook.test'],
    mxSuffixes: ['mail.protection.outlook.test'],
    resource: 'https://outlook.test',
    adminCentre: 'https://admin.test',
    network: { ...network, onlyConnectTo: true },
  };
  const evidence: EvidenceBody[] = [];
  const waits: number[] = [];
  const token = options.token === undefined ? 'test-token' : options.token;
  return {
    tenantId: 'tenant',
    subject: { kind: 'address', address: 'ann@contoso.test' },
    cloud,
    given: {
      app: 'native',
      deviceId: null,
      own: true,
      asPhone: false,
      now: '2026-11-24T12:00:00.000Z',
      cloud: {
        activesyncHost: 'outlook.test',
        activesyncUrl: cloud.activesync,
        autodiscoverCnames: cloud.autodiscoverCnames,
        autodiscoverHost: 'autodiscover-s.outlook.test',
        mxSuffixes: cloud.mxSuffixes,
      },
    },
    net: createNet({ network: cloud.network, cloudOrigins: ['https://outlook.test'] }),
    tokens: {
      app: async () => ({ ok: false, failure: { reason: 'internal-error' } }),
      activesync: async () =>
        token === null ? { ok: false, failure: { reason: 'sign-in-needed' } } : { ok: true, token },
    },
    signal: new AbortController().signal,
    remainingMs: () => options.remainingMs ?? 8_000,
    now: () => new Date('2026-11-24T12:00:00.000Z'),
    random: () => 0.5,
    wait: async (ms) => {
      waits.push(ms);
    },
    addEvidence: (body) => {
      evidence.push(body);
      return `test-${evidence.length}`;
    },
    evidence,
    waits,
  };
}

/** A directory user with this primary address. */
export function testUser(primaryAddress = 'ann@contoso.test'): Extract<DirectoryUser, { found: true }> {
  return {
    found: true,
    id: 'object-id',
    displayName: 'Ann',
    userPrincipalName: primaryAddress,
    primaryAddress,
    addresses: [primaryAddress],
    accountEnabled: true,
    plans: [],
    onPremisesSync: false,
    lastPasswordChange: null,
  };
}
