import { expect } from 'vitest';
import * as userRemedies from '@/app/api/users/[address]/remedies/route';
import { readConfig } from '@/lib/config';
import { createMemoryStore, type MemoryStore } from '@/lib/diagnosis/testing/memory-store';
import { createLog } from '@/lib/log';
import type { RemediesView, RemedyId, RemedyResult, RemedyView } from '@/lib/report/remedies';
import { scenarios } from '@/sandbox/scenarios/all';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { startTestSandbox } from '@/sandbox/test-client';
import { createServer } from '../create-server';
import { realParts } from '../real-parts';
import { call } from './api-call';

type TestSandbox = Awaited<ReturnType<typeof startTestSandbox>>;

/** A portal over a simulated tenant, planted where the routes look for it. */
export interface RemedyPortal {
  sandbox: TestSandbox;
  store: MemoryStore;
  /** A good token of an account, as the value of an `Authorization` header. */
  bearer(account: string): Promise<string>;
  /** `GET …/remedies`, which has to answer 200. */
  view(account: string, address: string): Promise<RemediesView>;
  /** `POST …/remedies`. */
  post(account: string, address: string, body: unknown, key?: string): Promise<Response>;
  /** The same after reading the preview of the mailbox or of its first phone; the key is a new one. */
  apply(account: string, address: string, remedy: RemedyId, deviceId?: string): Promise<Response>;
  /** Cmdlets that changed something, or tried to, with the status they got. */
  writes(): { cmdlet: string; status: number | null }[];
  close(): Promise<void>;
}

const readBackPausesMs = [10, 20, 40];

/** Admins whose token is not exchanged: nobody consented, or their session was revoked. */
const troubledAdmins: Scenario[] = [['no-consent', 65001] as const, ['old-session', 50173] as const].map(
  ([id, refusedOnBehalfOf]) => ({
    id,
    group: 'Staff',
    label: id,
    hint: id,
    person: { name: id, local: id, roles: ['Reconnect.Admin'] },
    refusedOnBehalfOf,
    mustFind: [],
    mustNotFind: [],
    verdict: 'healthy',
    primary: null,
  }),
);

/** Starts both on free ports. Checks that are started afterwards run for real when `check` is set, else end at once. */
export async function startRemedyPortal(options: { check?: boolean } = {}): Promise<RemedyPortal> {
  const sandbox = await startTestSandbox({ scenarios: [...scenarios, ...troubledAdmins] });
  const outcome = readConfig({ ...sandbox.env, PORT: '3000' });
  if (!outcome.ok) throw new Error(outcome.faults.join('\n'));
  const log = createLog('silent');
  const store = createMemoryStore();
  const real = realParts(outcome.config, log);
  const server = createServer(outcome.config, log, store, {
    ...real,
    run: options.check ? real.run : () => nothing(),
    world: { ...real.world, readBackPausesMs },
  });
  const place = globalThis as { [key: symbol]: unknown };
  place[Symbol.for('reconnect.server')] = { value: Promise.resolve(server) };
  const bearer = async (account: string) => `Bearer ${await sandbox.mintPortalToken(account)}`;
  const post: RemedyPortal['post'] = async (account, address, body, key = crypto.randomUUID()) =>
    call(userRemedies.POST, {
      auth: await bearer(account),
      params: { address: encodeURIComponent(address) },
      body,
      raw: { headers: { 'idempotency-key': key } },
    });
  const view: RemedyPortal['view'] = async (account, address) => {
    const response = await call(userRemedies.GET, { auth: await bearer(account), params: { address } });
    expect(response.status).toBe(200);
    return (await response.json()) as RemediesView;
  };
  return {
    sandbox,
    store,
    bearer,
    view,
    post,
    apply: async (account, address, remedy, deviceId) =>
      post(account, address, bodyFor(await view(account, address), remedy, deviceId)),
    writes: () =>
      sandbox
        .log()
        .filter(({ cmdlet }) => cmdlet !== undefined && !cmdlet.startsWith('Get-'))
        .map(({ cmdlet = '', status }) => ({ cmdlet, status })),
    close: async () => {
      await server.close();
      await sandbox.close();
    },
  };
}

/** A remedy as a view shows it. */
export function remedyIn(view: RemediesView, remedy: RemedyId, deviceId?: string): RemedyView {
  const all = [
    ...(view.mailbox?.remedies ?? []),
    ...(view.devices.find((device) => deviceId === undefined || device.deviceId === deviceId)?.remedies ?? []),
  ];
  const found = all.find(({ id }) => id === remedy);
  if (found === undefined) throw new Error(`no remedy ${remedy} in the view`);
  return found;
}

/** The body that applies a remedy as a view previews it; the mailbox's first phone unless told. */
export function bodyFor(view: RemediesView, remedy: RemedyId, deviceId = view.devices[0]?.deviceId) {
  const shown = remedyIn(view, remedy, deviceId);
  const ofMailbox = view.mailbox?.remedies.some(({ id }) => id === remedy);
  const digest = shown.offered ? shown.digest : 'A'.repeat(43);
  return { remedy, digest, reason: 'Asked for in ticket 4711', ...(ofMailbox ? {} : { deviceId }) };
}

/** The result of a change that has to answer 200. */
export async function resultOf(response: Response): Promise<RemedyResult> {
  const body = (await response.json()) as RemedyResult;
  expect(response.status, JSON.stringify(body)).toBe(200);
  return body;
}

async function* nothing(): AsyncGenerator<never> {}
