import type { PhoneTest } from '@/lib/report/phone-test';
import type { Report } from '@/lib/report/report';
import type { HandOffRow } from '@/lib/store/phone-types';
import type { Store } from '@/lib/store/types';

interface Kept {
  test: PhoneTest;
  diagnosisId: string;
  handOffId: string | null;
  confirmed: boolean;
}

type Secret = { tokenHash: string; codeHash: string; sessionHash: string | null };

const sessionMs = 30 * 60_000;
const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex');

/**
 * Invitations and measurements in memory, as the real store keeps them. `now` is the database's clock, `replace` puts a report in
 * the place of a finished diagnosis' and tells whether it was finished.
 */
export function createMemoryPhones(
  now: () => Date,
  replace: (diagnosisId: string, report: () => Report) => Report | null,
): Pick<Store, 'handOffs' | 'phoneTests'> {
  const rows = new Map<string, HandOffRow & Secret>();
  let tests: Kept[] = [];
  const confirmed = (diagnosisId: string) =>
    tests.filter((kept) => kept.diagnosisId === diagnosisId && kept.confirmed).map(({ test }) => test);
  const handOffs: Store['handOffs'] = {
    async create({ tokenHash, codeHash, ...handOff }) {
      const times = { createdAt: now().toISOString(), openedAt: null, confirmedAt: null, refusedAt: null };
      const secret = { tokenHash: hex(tokenHash), codeHash: hex(codeHash), sessionHash: null };
      rows.set(handOff.id, { ...handOff, ...times, ...secret, deviceLabel: null });
    },
    get: async (id) => rows.get(id) ?? null,
    async open(key, session) {
      const row = [...rows.values()].find((one) =>
        'tokenHash' in key ? one.tokenHash === hex(key.tokenHash) : one.codeHash === hex(key.codeHash),
      );
      const at = now().toISOString();
      if (!row || row.openedAt !== null || row.refusedAt !== null || row.expiresAt <= at) return null;
      return Object.assign(row, { openedAt: at, sessionHash: hex(session.hash), deviceLabel: session.deviceLabel });
    },
    async ofSession(hash) {
      const row = [...rows.values()].find(({ sessionHash }) => sessionHash === hex(hash));
      const live = row && row.refusedAt === null && now().getTime() - Date.parse(row.openedAt ?? '') < sessionMs;
      return live ? row : null;
    },
    async confirm(id) {
      const row = rows.get(id);
      if (!row || row.openedAt === null || row.refusedAt !== null) return false;
      row.confirmedAt ??= now().toISOString();
      for (const kept of tests) if (kept.handOffId === id) kept.confirmed = true;
      return true;
    },
    async refuse(id) {
      const row = rows.get(id);
      if (!row || row.refusedAt !== null) return false;
      row.refusedAt = now().toISOString();
      tests = tests.filter((kept) => kept.handOffId !== id || kept.confirmed);
      return true;
    },
  };
  const phoneTests: Store['phoneTests'] = {
    async add({ diagnosisId, handOffId, ...test }) {
      const row = handOffId === null ? null : rows.get(handOffId);
      const count = tests.filter((kept) => kept.diagnosisId === diagnosisId).length;
      if (count >= 20 || (row?.refusedAt ?? null) !== null) return null;
      const agreed = handOffId === null || (row?.confirmedAt ?? null) !== null;
      tests.push({ test: { ...test, at: now().toISOString() }, diagnosisId, handOffId, confirmed: agreed });
      return { confirmed: agreed };
    },
    confirmed: async (diagnosisId) => confirmed(diagnosisId),
    ofHandOff: async (id) => tests.filter(({ handOffId }) => handOffId === id).map(({ test }) => test),
    settle: async (diagnosisId, join) => replace(diagnosisId, () => join(confirmed(diagnosisId))),
  };
  return { handOffs, phoneTests };
}
