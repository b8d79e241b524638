import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import {
  type MeasuredTest,
  type PhoneHostRole,
  type PhoneHosts,
  type PhoneTest,
  phoneHostRoles,
} from '@/lib/report/phone-test';
import type { HandOffRow, NewPhoneTest } from '@/lib/store/phone-types';
import { type Answer, answer, notFound, refuse } from './answer';
import type { Limits } from './limits';
import { type JoinParts, settleReport } from './phone-report';
import { hashOf, newSecret } from './secrets';
import { visible } from './visible';

/** What a phone learns when it opens an invitation: nothing about the person, the mailbox or the verdict. */
export interface OpenedHandOff {
  /** Secret of this page; it is in no address and lives as long as the page, at most 30 minutes. */
  session: string;
  digits: string;
  /** When and with which kind of browser the invitation was made. */
  madeAt: string;
  madeWith: string;
  hosts: PhoneHosts;
}

/** What measuring needs and brings. All but the first two are for anybody who holds a code or a session. */
export interface PhoneCalls {
  /** Hosts to try and the tests that count, for who may read the diagnosis. */
  readPhoneTests(actor: Actor, diagnosisId: string): Promise<Answer<{ hosts: PhoneHosts; tests: PhoneTest[] }>>;
  /** A measurement of the browser that is signed in, by the diagnosed person only: it counts at once. */
  addOwnTest(actor: Actor, diagnosisId: string, test: MeasuredTest): Promise<Answer<null>>;
  /** @param key the code of the address, or the short one as typed; @param label browser family of the phone */
  openHandOff(key: string, label: string, client: string | null): Promise<Answer<OpenedHandOff>>;
  addPhoneTest(session: string, test: MeasuredTest, client: string | null): Promise<Answer<{ confirmed: boolean }>>;
  /** "This was not me": ends the invitation. */
  refuseHandOff(session: string, client: string | null): Promise<Answer<null>>;
}

type PhoneParts = JoinParts & { limits: Limits; hosts: PhoneHosts };

const full = refuse('not-offered', 'This check has as many tests as it can hold. Start a new check.');

/** An agent's browser is on another network than the phone that is judged. */
const notTheirNetwork = refuse('not-allowed', 'Only the person of this check can test their own network.');

/** Measurements over a store. */
export function phoneCalls(parts: PhoneParts): PhoneCalls {
  const { store, hosts } = parts;
  return {
    async readPhoneTests(actor, diagnosisId) {
      const row = await visible(store, actor, diagnosisId);
      if (row === null) return notFound;
      return answer({ hosts, tests: await store.phoneTests.confirmed(diagnosisId) });
    },
    async addOwnTest(actor, diagnosisId, test) {
      const row = await visible(store, actor, diagnosisId);
      if (row === null) return notFound;
      if (row.subjectOid?.toLowerCase() !== actor.oid) return notTheirNetwork;
      const added = await store.phoneTests.add(stored(test, hosts, { diagnosisId, handOffId: null }));
      if (added === null) return full;
      await settleReport(parts, row);
      return answer(null);
    },
    openHandOff: (key, label, client) => open(parts, key, label, client),
    async addPhoneTest(session, test, client) {
      const handOff = await ofSession(parts, session, client);
      if (!handOff.ok) return handOff;
      const { id: handOffId, diagnosisId } = handOff.value;
      const added = await store.phoneTests.add(stored(test, hosts, { diagnosisId, handOffId }));
      if (added === null) return full;
      const row = added.confirmed ? await store.diagnoses.get(diagnosisId) : null;
      if (row !== null) await settleReport(parts, row);
      return answer(added);
    },
    async refuseHandOff(session, client) {
      const handOff = await ofSession(parts, session, client);
      if (!handOff.ok) return handOff;
      await store.handOffs.refuse(handOff.value.id);
      return answer(null);
    },
  };
}

/**
 * Short codes can be guessed, so each is counted before the look-up. A long one is counted only when it opens nothing: whoever was
 * invited gets in, whatever others tried.
 */
async function open(
  { store, limits, hosts }: PhoneParts,
  key: string,
  label: string,
  client: string | null,
): Promise<Answer<OpenedHandOff>> {
  const wanted = keyOf(key);
  const isTyped = 'codeHash' in wanted;
  const before = isTyped ? await limits.typedCode(client) : answer(null);
  if (!before.ok) return before;
  const session = newSecret(16);
  const opened = await store.handOffs.open(wanted, { hash: hashOf(session), deviceLabel: label });
  if (opened === null) {
    const within = isTyped ? before : await limits.unknownLink(client);
    return within.ok ? notFound : within;
  }
  return answer({ session, digits: opened.digits, madeAt: opened.createdAt, madeWith: opened.madeWith, hosts });
}

/** The invitation of a session. A good one is limited by itself alone: what others guess cannot use that up. */
async function ofSession(
  { store, limits }: PhoneParts,
  session: string,
  client: string | null,
): Promise<Answer<HandOffRow>> {
  const handOff = await store.handOffs.ofSession(hashOf(session));
  const within = handOff ? await limits.link(handOff.id) : await limits.unknownLink(client);
  if (!within.ok) return within;
  return handOff === null ? notFound : answer(handOff);
}

/** A long code as it stands, a short one without what people type between its letters. One look-up either way. */
function keyOf(key: string): { tokenHash: Uint8Array } | { codeHash: Uint8Array } {
  const given = key.slice(0, 256);
  if (given.length > 20) return { tokenHash: hashOf(given) };
  return { codeHash: hashOf(given.replace(/[\s-]/g, '').toUpperCase()) };
}

/** Names of hosts are the portal's own: a phone says only which of them it tried. */
function stored(
  { hosts: tries, ...test }: MeasuredTest,
  origins: PhoneHosts,
  place: Pick<NewPhoneTest, 'diagnosisId' | 'handOffId'>,
): NewPhoneTest {
  const results = phoneHostRoles.flatMap((role: PhoneHostRole) => {
    const [origin, ofRole] = [origins[role], tries[role]];
    return origin === undefined || ofRole === undefined ? [] : [{ role, host: new URL(origin).host, tries: ofRole }];
  });
  const from = place.handOffId === null ? 'this-browser' : 'phone';
  return { ...test, ...place, id: randomUUID(), from, hosts: results };
}
