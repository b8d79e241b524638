import type { PhoneTest } from '@/lib/report/phone-test';
import type { Report } from '@/lib/report/report';

/** An invitation for a phone, without its secrets. Times are ISO instants of the database's clock. */
export interface HandOffRow {
  id: string;
  diagnosisId: string;
  /** Object id of who made it. */
  createdBy: string;
  madeWith: string;
  /** Two digits, `00` to `99`. */
  digits: string;
  deviceLabel: string | null;
  createdAt: string;
  expiresAt: string;
  openedAt: string | null;
  confirmedAt: string | null;
  refusedAt: string | null;
}

/** What opens an invitation: the hash of the code in its address, or of the short one. */
export type HandOffKey = { tokenHash: Uint8Array } | { codeHash: Uint8Array };

export interface HandOffs {
  create(
    handOff: Pick<HandOffRow, 'id' | 'diagnosisId' | 'createdBy' | 'madeWith' | 'digits' | 'expiresAt'> & {
      tokenHash: Uint8Array;
      codeHash: Uint8Array;
    },
  ): Promise<void>;
  get(id: string): Promise<HandOffRow | null>;
  /** Spends the invitation: one caller of any number gets the row; null for unknown, expired, spent and refused alike. */
  open(key: HandOffKey, session: { hash: Uint8Array; deviceLabel: string }): Promise<HandOffRow | null>;
  /** The invitation of a phone's session: opened in the last 30 minutes and not refused, else null. */
  ofSession(sessionHash: Uint8Array): Promise<HandOffRow | null>;
  /** Agrees to the phone: what it measured and will measure counts. False when it is not open or was refused. */
  confirm(id: string): Promise<boolean>;
  /** Ends it: neither code nor session opens anything, and measurements that were not agreed to are deleted. */
  refuse(id: string): Promise<boolean>;
}

/** A measurement before it has a time. */
export type NewPhoneTest = Omit<PhoneTest, 'at'> & { diagnosisId: string; handOffId: string | null };

export interface PhoneTests {
  /**
   * Keeps a measurement. It counts at once without a hand-off, and with one that was agreed to. Null when the diagnosis has
   * its most already, or the hand-off was refused meanwhile.
   */
  add(test: NewPhoneTest): Promise<{ confirmed: boolean } | null>;
  /** Those that count, oldest first. */
  confirmed(diagnosisId: string): Promise<PhoneTest[]>;
  /** All of one hand-off, oldest first. */
  ofHandOff(handOffId: string): Promise<PhoneTest[]>;
  /**
   * Replaces the report of a finished diagnosis by `join` of the tests that count, in one transaction, so that two tests at
   * the same moment both end in it. Null when the diagnosis is not finished.
   */
  settle(diagnosisId: string, join: (tests: PhoneTest[]) => Report): Promise<Report | null>;
}
