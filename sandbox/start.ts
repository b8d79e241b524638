import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cloudFileOf, type Urls } from './cloud-file';
import { type CloudNames, type Disguise, disguiseAs, ownNames, worldUnder } from './cloud-names';
import { accountList, type Controls, createControlHandler } from './control/handler';
import { type Changes, createChanges } from './exchange/changes';
import { createFleet, type Fleet } from './exchange/fleet';
import { createExchangeHandler } from './exchange/handler';
import { createGraphHandler } from './graph/handler';
import { createFaults } from './http/faults';
import { withForeignAnswer, withForeignTexts } from './http/foreign-texts';
import { type PlaneOptions, startPlane } from './http/plane';
import { withUnknownFields } from './http/unknown-fields';
import { portalClaims } from './identity/claims';
import { createClientCertificate } from './identity/client-certificate';
import { createGrants } from './identity/grants';
import { createIdentityHandler } from './identity/handler';
import { createSigner, type Signer } from './identity/signer';
import { clientId, exchangeResource, tenantId } from './names';
import { buildWorld } from './network/world';
import { type PhoneHosts, startPhoneHosts } from './phone-hosts';
import { createRequestLog } from './request-log';
import { scenarios } from './scenarios/all';
import type { Fault, Scenario } from './scenarios/scenario';
import { createTenant, type Tenant } from './tenant/tenant';
import { startWire } from './wire/start';
import type { LogEntry, VerifyToken, Wire } from './wire/world';

/** Options of `startSandbox`. `ports` left out are the documented ones; 0 asks for a free one. */
export interface SandboxOptions {
  /** Folder for `cloud.json`, `ca.pem`, `sandbox.json` and the client certificate; made when missing. */
  dir: string;
  /** Base URLs of portals whose pages may receive sign-ins; pages on loopback always may. */
  portalUrls?: readonly string[];
  /** The people of this tenant; those of the account picker by default. */
  scenarios?: readonly Scenario[];
  /** Adds properties that no reader knows to every answer of Graph and of the Exchange admin endpoint. */
  unknownFields?: boolean;
  /** Says everything that is meant for people in other languages: errors, reasons of sign-ins, pages. */
  foreignTexts?: boolean;
  /** Names of records and hosts, such as another cloud's; the simulated cloud's own by default. All lead to loopback. */
  cloudNames?: CloudNames;
  /** Added before every answer, in milliseconds. */
  delayMs?: number;
  ports?: Partial<Record<keyof Urls, number>>;
}

/** A running simulated tenant. */
export interface Sandbox {
  dir: string;
  /** Absolute path of the cloud file. */
  cloudFile: string;
  /** Environment that points a portal here. */
  env: { TENANT_ID: string; CLIENT_ID: string; CLIENT_SECRET: string; CLOUD_FILE: string };
  urls: Urls;
  scenarios: readonly Scenario[];
  log(): LogEntry[];
  clearLog(): void;
  setDelay(ms: number): void;
  /** Adds a fault, or takes all away with null. */
  setFault(fault: Fault | null): void;
  /** Pins a scenario's tenant-wide changes; null lets the last sign-in decide again. Throws RangeError if unknown. */
  setTenantWide(scenarioId: string | null): void;
  /** Milliseconds until what admins change shows in Exchange's reads, 0 at first. */
  setReplicationLag: Changes['setLag'];
  /** How the next writes go wrong. */
  setWriteTrouble: Changes['setTrouble'];
  /** Takes back what admins changed, and lag and trouble. */
  resetChanges: Changes['reset'];
  /** Adds phones to the tenant-wide list; they are made as they are read. */
  setFleet: Fleet['set'];
  /** Which hosts the network of a phone keeps out; none at first. */
  setPhoneNetwork: PhoneHosts['block'];
  /**
   * A token of the portal's API for an account, as if it had just signed in. `overrides` replace claims; `undefined`
   * removes one. Rejects with a RangeError for an unknown account.
   */
  mintPortalToken(accountKey: string, overrides?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

const preferredPorts: Record<keyof Urls, number> = { login: 4101, graph: 4102, exchange: 4103, control: 4104 };

async function mint(tenant: Tenant, signer: Signer, key: string, overrides: Record<string, unknown>): Promise<string> {
  const account = tenant.byKey(key);
  if (!account) throw new RangeError(`no account named ${key}`);
  tenant.signedIn(key);
  return signer.sign({ ...portalClaims(account, new Date()), ...overrides });
}

function activesyncVerifier(signer: Signer): VerifyToken {
  return async (token) => {
    const claims = await signer.verify(token, [exchangeResource]);
    const scopes = String(claims?.scp ?? '').split(' ');
    return scopes.includes('EAS.AccessAsUser.All') ? String(claims?.oid) : null;
  };
}

/** Starts every part, and closes those already running when a later one fails. */
async function openAll<T>(steps: (open: (part: { close(): Promise<void> }) => void) => Promise<T>) {
  const parts: { close(): Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(parts.splice(0).map((part) => part.close()));
  };
  try {
    return { value: await steps((part) => parts.push(part)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Files {
  urls: Urls;
  wire: Wire;
  env: Sandbox['env'];
  tenant: Tenant;
  certificate: { certificatePem: string; privateKeyPem: string };
  disguise: Disguise;
  phoneHosts: PhoneHosts['origins'];
}

async function writeFiles(
  dir: string,
  { urls, wire, env, tenant, certificate, disguise, phoneHosts }: Files,
): Promise<void> {
  const write = (name: string, text: string) => writeFile(join(dir, name), text, { mode: 0o600 });
  const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  await Promise.all([
    write('cloud.json', pretty(cloudFileOf(urls, wire, disguise, phoneHosts))),
    write('ca.pem', wire.caPem),
    write('client-certificate.pem', certificate.certificatePem),
    write('client-key.pem', certificate.privateKeyPem),
    write('sandbox.json', pretty({ urls, env, accounts: accountList(tenant) })),
  ]);
}

type Handle = PlaneOptions['handle'];

/** A plane whose answers name another cloud, and which takes that cloud's name for the resource in a request. */
function disguised(handle: Handle, { outward, inward }: Disguise): Handle {
  return async (request, origin) => outward(await handle({ ...request, body: inward(request.body) }, origin));
}

/** Everything the planes share, made before any port is opened. */
async function prepare(options: SandboxOptions) {
  const dir = resolve(options.dir);
  await mkdir(dir, { recursive: true });
  const [signer, certificate] = await Promise.all([createSigner(), createClientCertificate(new Date())]);
  const secret = randomBytes(24).toString('base64url');
  const portalUrls = (options.portalUrls ?? []).map((url) => url.replace(/\/$/, ''));
  const shared = {
    tenant: createTenant(options.scenarios),
    signer,
    faults: createFaults(),
    changes: createChanges(),
    fleet: createFleet(),
    now: () => new Date(),
  };
  const credentials = { secret, certificateKey: certificate.publicKey };
  const identity = { ...shared, grants: createGrants(), credentials, portalUrls };
  const cloudFile = join(dir, 'cloud.json');
  const env = { TENANT_ID: tenantId, CLIENT_ID: clientId, CLIENT_SECRET: secret, CLOUD_FILE: cloudFile };
  return { dir, cloudFile, env, certificate, shared, identity };
}

/**
 * Starts the simulated tenant on 127.0.0.1: directory, Graph, Exchange administration, control address, and the simulated
 * internet; writes the files that point a portal at it. Rejects when a port or the folder cannot be had.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dir, cloudFile, env, certificate, shared, identity } = await prepare(options);
  const { tenant, signer, faults, changes, fleet } = shared;
  const log = createRequestLog();
  let delay = options.delayMs ?? 0;
  const delayMs = () => delay;
  const phones = await startPhoneHosts();
  const controls: Controls = {
    log: log.entries,
    clearLog: log.clear,
    setDelay: (ms) => {
      delay = ms;
    },
    setFault: faults.set,
    setTenantWide: tenant.setTenantWide,
    setReplicationLag: changes.setLag,
    setWriteTrouble: changes.setTrouble,
    resetChanges: changes.reset,
    setFleet: fleet.set,
    setPhoneNetwork: phones.block,
    mintPortalToken: (key, overrides = {}) => mint(tenant, signer, key, overrides),
  };
  const { value: urls, close } = await openAll(async (open) => {
    open(phones);
    const disguise = disguiseAs(options.cloudNames ?? ownNames);
    const plane = async (name: keyof Urls, handle: Handle): Promise<string> => {
      // The control address is no part of the tenant: neither logged nor slowed.
      const seen =
        name === 'control'
          ? { name: 'web' as const, log: () => {}, delayMs: () => 0 }
          : { name, log: log.add, delayMs };
      const started = await startPlane(
        { ...seen, handle: disguised(handle, disguise) },
        options.ports?.[name] ?? preferredPorts[name],
      );
      open(started);
      return started.url;
    };
    const foreign = (handle: Handle): Handle =>
      options.foreignTexts ? async (...asked) => withForeignTexts(await handle(...asked)) : handle;
    const odd = (handle: Handle): Handle =>
      foreign(options.unknownFields ? async (...asked) => withUnknownFields(await handle(...asked)) : handle);
    const origins: Urls = {
      login: await plane('login', foreign(createIdentityHandler(identity, faults))),
      graph: await plane('graph', odd(createGraphHandler(shared))),
      exchange: await plane('exchange', odd(createExchangeHandler(shared))),
      control: await plane('control', createControlHandler(tenant, controls)),
    };
    const world = buildWorld(tenant, (account, phones) => changes.apply(account, { phones }, shared.now()));
    const wire = await startWire({
      world: worldUnder(disguise, world),
      verifyToken: activesyncVerifier(signer),
      log: log.add,
      delayMs,
      faultOf: faults.find,
      ...(options.foreignTexts ? { retouch: withForeignAnswer } : {}),
    });
    open(wire);
    await writeFiles(dir, { urls: origins, wire, env, tenant, certificate, disguise, phoneHosts: phones.origins });
    return origins;
  });
  return { ...controls, dir, cloudFile, env, urls, scenarios: options.scenarios ?? scenarios, close };
}
