import {
  type MeasuredTest,
  type PhoneHostRole,
  type PhoneHosts,
  type PhoneNetwork,
  type PhoneTry,
  phoneHostRoles,
} from '@/lib/report/phone-test';

/** What measuring uses of the browser; tests give their own. */
export interface Surroundings {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Milliseconds of a clock that never jumps. */
  elapsed(): number;
  /** The device's own idea of the time, in milliseconds. */
  clock(): number;
  nonce(): string;
  /** `navigator.connection?.type`, where there is one (https://wicg.github.io/netinfo/). */
  connection: string | undefined;
}

/** A request that takes longer is given up: a mail app would not wait either. */
const giveUpMs = 8_000;

/** The surroundings of a page. */
export function browserSurroundings(): Surroundings {
  const { connection } = navigator as Navigator & { connection?: { type?: string } };
  return {
    fetch: (url, init) => fetch(url, init),
    elapsed: () => performance.now(),
    clock: () => Date.now(),
    nonce: () => crypto.randomUUID(),
    connection: connection?.type,
  };
}

/**
 * Measures the network that the device is on. First the portal's own answer, then each host by an opaque request, twice where
 * the first failed. Never rejects.
 */
export async function measureNetwork(
  hosts: PhoneHosts,
  network: PhoneNetwork,
  around: Surroundings,
): Promise<MeasuredTest> {
  const portal = await askPortal(around);
  const roles = phoneHostRoles.filter((role) => hosts[role] !== undefined);
  const results = await Promise.all(
    roles.map(async (role): Promise<[PhoneHostRole, PhoneTry[]]> => [role, await tryHost(hosts[role] ?? '', around)]),
  );
  return { network, ...portal, connection: connectionOf(around.connection), hosts: Object.fromEntries(results) };
}

async function askPortal(around: Surroundings): Promise<Pick<MeasuredTest, 'portal' | 'family' | 'clockOffsetMs'>> {
  const nothing = { family: null, clockOffsetMs: null };
  const nonce = around.nonce();
  const [began, startedAt] = [around.elapsed(), around.clock()];
  try {
    const response = await around.fetch(`/api/phone/probe?nonce=${nonce}`, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(giveUpMs),
    });
    // Our own refusal, and that of a proxy before us, is no page of a Wi-Fi: those answer 200, a redirect, or 511 (RFC 6585, 6).
    if (response.status === 429 || (response.status >= 500 && response.status !== 511)) {
      return { portal: 'failed', ...nothing };
    }
    const tookMs = around.elapsed() - began;
    const body: unknown = await response.json().catch(() => null);
    return readProbe(body, nonce, startedAt + tookMs / 2) ?? { portal: 'other-answer', ...nothing };
  } catch {
    return { portal: 'failed', ...nothing };
  }
}

/** Reads the portal's answer; null when it is not ours. `middle` is the device's time half way through the request. */
export function readProbe(
  body: unknown,
  nonce: string,
  middle: number,
): Pick<MeasuredTest, 'portal' | 'family' | 'clockOffsetMs'> | null {
  if (typeof body !== 'object' || body === null || !('nonce' in body) || body.nonce !== nonce) return null;
  const at = 'at' in body ? Date.parse(String(body.at)) : Number.NaN;
  const family = 'family' in body && (body.family === 'ipv4' || body.family === 'ipv6') ? body.family : null;
  return { portal: 'answered', family, clockOffsetMs: Number.isNaN(at) ? null : Math.round(middle - at) };
}

async function tryHost(origin: string, around: Surroundings): Promise<PhoneTry[]> {
  const first = await tryOnce(origin, around);
  return first.reached ? [first] : [first, await tryOnce(origin, around)];
}

async function tryOnce(origin: string, around: Surroundings): Promise<PhoneTry> {
  const began = around.elapsed();
  const ms = () => Math.min(20_000, Math.max(0, Math.round(around.elapsed() - began)));
  try {
    // Opaque: it tells that something answered over a trusted connection, and nothing else. A query of its own keeps caches out.
    await around.fetch(`${origin}/?${around.nonce()}`, {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(giveUpMs),
    });
    return { reached: true, ms: ms() };
  } catch {
    return { reached: false, ms: ms() };
  }
}

/** The browser's word for the network, in ours. */
export function connectionOf(type: string | undefined): MeasuredTest['connection'] {
  if (type === undefined || type === 'unknown') return null;
  return type === 'wifi' || type === 'cellular' || type === 'ethernet' ? type : 'other';
}
