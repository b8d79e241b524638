import { randomInt, randomUUID } from 'node:crypto';
import { renderSVG } from 'uqr';
import type { Actor } from '@/lib/auth/actor';
import type { PhoneTest } from '@/lib/report/phone-test';
import type { HandOffRow } from '@/lib/store/phone-types';
import type { DiagnosisRow } from '@/lib/store/types';
import { type Answer, answer, notFound, refuse } from './answer';
import type { Limits } from './limits';
import { type JoinParts, settleReport } from './phone-report';
import { hashOf, newSecret } from './secrets';
import { visible } from './visible';

/** Long enough to fetch the phone from the other room (RFC 10027 asks for short ones). */
const lifeMs = 10 * 60_000;
const codeLength = 8;
/** No letter or digit that looks like another; 31 to the power of 8 codes, of which few live at a time. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A new invitation; its codes are shown once and never again. `qr` is an SVG image of `url`. */
export interface MadeHandOff {
  id: string;
  url: string;
  /** Two groups of four, `ABCD-EFGH`. */
  code: string;
  expiresAt: string;
  qr: string;
}

/** An invitation as the page that made it sees it. Label and digits are null until a phone has opened it. */
export interface HandOffState {
  id: string;
  state: 'waiting' | 'opened' | 'confirmed' | 'refused' | 'expired';
  deviceLabel: string | null;
  digits: string | null;
  expiresAt: string;
  tests: PhoneTest[];
}

/** What the signed-in page may do about phones. */
export interface HandOffCalls {
  /** @param madeWith browser family of who asks, in our words */
  createHandOff(actor: Actor, diagnosisId: string, madeWith: string): Promise<Answer<MadeHandOff>>;
  readHandOff(actor: Actor, id: string): Promise<Answer<HandOffState>>;
  /** The two digits were compared: what this phone measures counts from now on. */
  confirmHandOff(actor: Actor, id: string): Promise<Answer<null>>;
  endHandOff(actor: Actor, id: string): Promise<Answer<null>>;
}

type HandOffParts = JoinParts & { limits: Limits; portalUrl: string; now(): Date };

/** Invitations over a store. Who may read a diagnosis may make one; only who made it sees, confirms and ends it. */
export function handOffCalls(parts: HandOffParts): HandOffCalls {
  const { store } = parts;
  return {
    createHandOff: (actor, diagnosisId, madeWith) => create(parts, actor, diagnosisId, madeWith),
    async readHandOff(actor, id) {
      const found = await own(parts, actor, id);
      return found === null ? notFound : answer(stateOf(found.handOff, await store.phoneTests.ofHandOff(id), parts));
    },
    async confirmHandOff(actor, id) {
      const found = await own(parts, actor, id);
      if (found === null || !(await store.handOffs.confirm(id))) return notFound;
      await settleReport(parts, found.row);
      return answer(null);
    },
    async endHandOff(actor, id) {
      const found = await own(parts, actor, id);
      if (found === null) return notFound;
      await store.handOffs.refuse(id);
      return answer(null);
    },
  };
}

async function create(
  { store, limits, portalUrl, now }: HandOffParts,
  actor: Actor,
  diagnosisId: string,
  madeWith: string,
): Promise<Answer<MadeHandOff>> {
  const row = await visible(store, actor, diagnosisId);
  if (row === null) return notFound;
  if (row.status === 'failed') return refuse('not-offered', 'This check ended by a fault. Start a new one first.');
  const within = await limits.newLink(actor.oid);
  if (!within.ok) return within;
  const token = newSecret(32);
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
  const id = randomUUID();
  const expiresAt = new Date(now().getTime() + lifeMs).toISOString();
  await store.handOffs.create({
    id,
    diagnosisId,
    createdBy: actor.oid,
    madeWith,
    digits: String(randomInt(100)).padStart(2, '0'),
    expiresAt,
    tokenHash: hashOf(token),
    codeHash: hashOf(code),
  });
  const url = `${portalUrl}/p/${token}`;
  return answer({ id, url, code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt, qr: renderSVG(url) });
}

async function own(
  { store }: HandOffParts,
  actor: Actor,
  id: string,
): Promise<{ handOff: HandOffRow; row: DiagnosisRow } | null> {
  const handOff = await store.handOffs.get(id);
  if (handOff === null || handOff.createdBy !== actor.oid) return null;
  const row = await visible(store, actor, handOff.diagnosisId);
  return row === null ? null : { handOff, row };
}

function stateOf(row: HandOffRow, tests: PhoneTest[], { now }: HandOffParts): HandOffState {
  const state =
    row.refusedAt !== null
      ? 'refused'
      : row.confirmedAt !== null
        ? 'confirmed'
        : row.openedAt !== null
          ? 'opened'
          : Date.parse(row.expiresAt) <= now().getTime()
            ? 'expired'
            : 'waiting';
  const digits = row.openedAt === null ? null : row.digits;
  return { id: row.id, state, deviceLabel: row.deviceLabel, digits, expiresAt: row.expiresAt, tests };
}
