import * as z from 'zod';
import type { Changes } from '../exchange/changes';
import type { Fleet } from '../exchange/fleet';
import type { PlaneReply, PlaneRequest } from '../http/plane';
import { json } from '../http/reply';
import { type PhoneHosts, phoneHostNames } from '../phone-hosts';
import type { Fault } from '../scenarios/scenario';
import type { Tenant } from '../tenant/tenant';
import type { LogEntry } from '../wire/world';
import { faultSchema } from './fault-schema';

/** What scripts may do with a running simulated tenant. */
export interface Controls {
  log(): LogEntry[];
  clearLog(): void;
  setDelay(ms: number): void;
  setFault(fault: Fault | null): void;
  setTenantWide(scenarioId: string | null): void;
  setReplicationLag: Changes['setLag'];
  setWriteTrouble: Changes['setTrouble'];
  resetChanges: Changes['reset'];
  setFleet: Fleet['set'];
  setPhoneNetwork: PhoneHosts['block'];
  mintPortalToken(accountKey: string, overrides?: Record<string, unknown>): Promise<string>;
}

/** What `/accounts` and `sandbox.json` list. */
export function accountList(tenant: Tenant) {
  return tenant.accounts.map(({ key, name, address, signInName, objectId, domain, roles, scenario }) => ({
    id: key,
    label: scenario.label,
    hint: scenario.hint,
    group: scenario.group,
    name,
    address,
    signInName,
    objectId,
    domain,
    roles,
    app: scenario.app ?? 'native',
    refusedSignIn: scenario.refusedSignIn ?? null,
    tenantWide: scenario.tenantWide !== undefined,
    mustFind: scenario.mustFind,
    mustNotFind: scenario.mustNotFind,
    verdict: scenario.verdict,
    primary: scenario.primary,
  }));
}

const delaySchema = z.object({ ms: z.number().int().min(0).max(60_000) });
const tenantWideSchema = z.object({ scenario: z.string().nullable() });
const lagSchema = z.object({ ms: z.number().int().min(0).max(3_600_000) });
const times = z.number().int().min(1).max(100);
const troubleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer-lost'), times }),
  z.object({ kind: z.literal('throttled'), times, retryAfterSeconds: z.number().int().nonnegative() }),
]);
const fleetSchema = z.object({
  devices: z.number().int().min(0).max(1_000_000),
  throttleAt: z.number().int().nonnegative().exactOptional(),
  retryAfterSeconds: z.number().int().nonnegative().exactOptional(),
  breakAt: z.number().int().nonnegative().exactOptional(),
});
const phoneNetworkSchema = z.object({ blocked: z.array(z.enum(phoneHostNames)) });
const tokenSchema = z.object({ account: z.string(), overrides: z.record(z.string(), z.unknown()).default({}) });

const done: PlaneReply = { status: 204 };

/** Each route by method and path; a thrown ZodError, SyntaxError or RangeError becomes 400. */
function routes(
  tenant: Tenant,
  controls: Controls,
  body: string,
): Record<string, () => PlaneReply | Promise<PlaneReply>> {
  const input = (): unknown => JSON.parse(body);
  const effect = (change: () => void) => () => {
    change();
    return done;
  };
  return {
    'GET /accounts': () => json(200, { accounts: accountList(tenant) }),
    'GET /log': () => json(200, { entries: controls.log() }),
    'DELETE /log': effect(() => controls.clearLog()),
    'POST /delay': effect(() => controls.setDelay(delaySchema.parse(input()).ms)),
    'POST /fault': effect(() => controls.setFault(faultSchema.nullable().parse(input()))),
    'DELETE /fault': effect(() => controls.setFault(null)),
    'POST /tenant-wide': effect(() => controls.setTenantWide(tenantWideSchema.parse(input()).scenario)),
    'POST /replication-lag': effect(() => controls.setReplicationLag(lagSchema.parse(input()).ms)),
    'POST /write-trouble': effect(() => controls.setWriteTrouble(troubleSchema.nullable().parse(input()))),
    'POST /fleet': effect(() => controls.setFleet(fleetSchema.parse(input()))),
    'POST /phone-network': effect(() => controls.setPhoneNetwork(phoneNetworkSchema.parse(input()).blocked)),
    'DELETE /changes': effect(() => controls.resetChanges()),
    'POST /token': async () => {
      const { account, overrides } = tokenSchema.parse(input());
      return json(200, { token: await controls.mintPortalToken(account, overrides) });
    },
  };
}

/** Makes the control plane's handler. Web pages may not use it: a request with an Origin is refused. */
export function createControlHandler(tenant: Tenant, controls: Controls) {
  return async (request: PlaneRequest, origin: string): Promise<PlaneReply> => {
    if (request.headers.origin !== undefined || request.headers.host !== new URL(origin).host) return { status: 403 };
    const route = routes(tenant, controls, request.body)[`${request.method} ${request.url.pathname}`];
    if (!route) return { status: 404 };
    try {
      return await route();
    } catch (error) {
      if (!(error instanceof z.ZodError || error instanceof SyntaxError || error instanceof RangeError)) throw error;
      return json(400, { error: error.message });
    }
  };
}
