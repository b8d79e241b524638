import { fetchWithToken, type TokenGiver } from '@/components/api/client';
import type { RemediesView, RemedyId, RemedyResult } from '@/lib/report/remedies';
import { remediesSchema, resultSchema } from './wire';

/** One wish for a change. The same `key` with the same rest asks for the end of the same change, and never makes a second one. */
export interface Attempt {
  key: string;
  remedy: RemedyId;
  deviceId: string | null;
  digest: string;
  reason: string;
}

/** Why a change did not end well, for the admin. */
export interface Refusal {
  title: string;
  detail: string;
  /**
   * True when nothing more will come of this attempt: the next press is a new change. False when it may have been made or is
   * under way: the next press asks for the same one.
   */
  over: boolean;
  /** Seconds that the portal asks to wait; null when it does not say. */
  waitS: number | null;
  signIn: boolean;
}

/** What came of sending a change. `remedies` is the state as it is now, where the refusal carried it. */
export type Sent = { ok: true; result: RemedyResult } | { ok: false; refusal: Refusal; remedies: RemediesView | null };

/** Path of what can be changed for an address. */
export function remediesPath(address: string): string {
  return `/api/users/${encodeURIComponent(address)}/remedies`;
}

/** Sends a change. Never rejects. */
export async function sendRemedy(getToken: TokenGiver, address: string, attempt: Attempt): Promise<Sent> {
  const { key, deviceId, ...rest } = attempt;
  const body = JSON.stringify(deviceId === null ? rest : { ...rest, deviceId });
  let response: Response;
  try {
    response = await fetchWithToken(getToken, remediesPath(address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
    });
  } catch (error) {
    const signedOut = error instanceof Error && error.name === 'SignInNeeded';
    return signedOut ? refused(signedOutWords, { over: true, signIn: true }) : refused(lostWords, { over: false });
  }
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) return problemAnswer(response, answer);
  const parsed = resultSchema.safeParse(answer);
  return parsed.success ? { ok: true, result: parsed.data } : refused(lostWords, { over: false });
}

const signedOutWords = {
  title: 'Your sign-in has ended.',
  detail: 'Sign in again, then make the change.',
};
const lostWords = {
  title: 'The answer did not arrive.',
  detail: 'Whether the change was made is not known. Ask again: it is never made twice.',
};

function refused(words: Pick<Refusal, 'title' | 'detail'>, rest: { over: boolean; signIn?: boolean }): Sent {
  return { ok: false, remedies: null, refusal: { ...words, waitS: null, signIn: false, ...rest } };
}

/** Reads a refusal (RFC 9457). One with an `auditId` is written down as ended; a 4xx without one was never begun. */
function problemAnswer(response: Response, answer: unknown): Sent {
  const member = (name: string): unknown =>
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
  const text = (name: string) => {
    const value = member(name);
    return typeof value === 'string' ? value : null;
  };
  const remedies = remediesSchema.safeParse(member('remedies'));
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    ok: false,
    remedies: remedies.success ? remedies.data : null,
    refusal: {
      title: text('title') ?? lostWords.title,
      detail: text('detail') ?? lostWords.detail,
      over: response.status < 500 || text('auditId') !== null,
      waitS: Number.isFinite(wait) && wait > 0 ? Math.ceil(wait) : null,
      signIn: response.status === 401,
    },
  };
}
