import type { Actor } from '@/lib/auth/actor';
import { givenOf } from '@/lib/diagnosis/given';
import { type ProbeSurroundings, runProbe } from '@/lib/diagnosis/run-probe';
import { directoryUser } from '@/lib/probes/account/directory-user';
import type { Probe, ProbeResult, TokenOutcome, Tokens } from '@/lib/probes/define-probe';
import { deviceStatistics } from '@/lib/probes/device/device-statistics';
import { devices } from '@/lib/probes/device/devices';
import { mailboxSettings } from '@/lib/probes/mailbox/mailbox-settings';
import { recipient } from '@/lib/probes/mailbox/recipient';
import { backgroundSignIns } from '@/lib/probes/sign-in/background-sign-ins';
import { signIns } from '@/lib/probes/sign-in/sign-ins';
import type { StateSources } from '@/lib/remedies/read-state';
import type { DirectoryUser, ObservationKey, Observations } from '@/lib/report/observations';
import type { World } from './world';

/** A person whom the directory knows. */
export type Person = Extract<DirectoryUser, { found: true }>;

/** How long one round of questions may take, in milliseconds: an admin waits for it. */
const readWithinMs = 12_000;

/** Finds the person by any of their addresses, with the app's own directory right. Null when the directory knows nobody. */
export async function findPerson(world: World, address: string): Promise<ProbeResult<Person | null>> {
  const refused: TokenOutcome = { ok: false, failure: { reason: 'sign-in-needed' } };
  const found = await ask(directoryUser, {}, around(world, address, refused));
  return found.ok ? { ok: true, value: found.value.found ? found.value : null } : found;
}

/** The admin's own token for Exchange: it goes to the cloud's Exchange origin only, and is kept by nobody. */
export function exchangeToken(world: World, actor: Actor, signal: AbortSignal): Promise<TokenOutcome> {
  return world.tokens.onBehalfOf(actor.token, signal, 'Exchange.Manage');
}

/**
 * Reads everything that remedies are decided by: Exchange as the admin, sign-ins as the app. Switches and phones have to be
 * readable; what else could not be read is left out, and the remedies say what that means.
 */
export async function readMailbox(
  world: World,
  person: Person,
  token: TokenOutcome,
): Promise<ProbeResult<StateSources>> {
  const surroundings = around(world, person.userPrincipalName, token);
  const observed = { directoryUser: person };
  const [exchange, kind, own, background] = await Promise.all([
    readExchange(world, person, token),
    ask(recipient, observed, surroundings),
    ask(signIns, observed, surroundings),
    ask(backgroundSignIns, observed, surroundings),
  ]);
  if (!exchange.ok) return exchange;
  return {
    ok: true,
    value: {
      ...exchange.value,
      ...(kind.ok ? { recipient: kind.value } : {}),
      ...(own.ok ? { signIns: own.value } : {}),
      ...(background.ok ? { backgroundSignIns: background.value } : {}),
    },
  };
}

/** Reads what a change alters: switches, lists, phones and erase requests. */
export async function readExchange(
  world: World,
  person: Person,
  token: TokenOutcome,
): Promise<ProbeResult<StateSources>> {
  const surroundings = around(world, person.userPrincipalName, token);
  const observed = { directoryUser: person };
  const [settings, phones, statistics] = await Promise.all([
    ask(mailboxSettings, observed, surroundings),
    ask(devices, observed, surroundings),
    ask(deviceStatistics, observed, surroundings),
  ]);
  if (!settings.ok) return settings;
  if (!phones.ok) return phones;
  const known = statistics.ok ? { deviceStatistics: statistics.value } : {};
  return { ok: true, value: { ...observed, mailboxSettings: settings.value, devices: phones.value, ...known } };
}

async function ask<K extends ObservationKey>(
  probe: Probe<K>,
  observed: Partial<Observations>,
  surroundings: ProbeSurroundings,
): Promise<ProbeResult<Observations[K]>> {
  const observation = await runProbe(probe, observed, surroundings);
  if (observation.status === 'unavailable') return { ok: false, failure: observation.failure };
  return { ok: true, value: observation.value as Observations[K] };
}

function around(world: World, address: string, exchange: TokenOutcome): ProbeSurroundings {
  const { cloud, tenantId, net, clock } = world;
  const now = clock.now();
  const tokens: Tokens = {
    // Never app-only: what an admin may see and change in Exchange is decided by Exchange's own roles.
    app: async (audience, signal) => (audience === 'graph' ? world.tokens.app('graph', signal) : exchange),
    activesync: async () => ({ ok: false, failure: { reason: 'sign-in-needed' } }),
  };
  const given = givenOf(cloud, { app: 'unknown', deviceId: null, user: address }, now.toISOString());
  return {
    context: { tenantId, subject: { kind: 'address', address }, cloud, given, net, tokens },
    clock,
    random: world.random,
    deadlineAt: now.getTime() + readWithinMs,
    stop: new AbortController().signal,
    // Nothing of it is kept.
    redact: (evidence) => evidence,
    onBug: world.onBug,
  };
}
