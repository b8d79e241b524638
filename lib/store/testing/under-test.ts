import { eq, sql } from 'drizzle-orm';
import type { Engine } from '../engine';
import { diagnoses as diagnosisTable } from '../schema';
import type { Store } from '../types';
import { freshId, oid } from './samples';

/** What a group of tests works on; filled in before the first of them. */
export interface StoreUnderTest {
  engine: Engine;
  store: Store;
}

/** Sets the end of a lease into the past, by the database's clock. */
export async function expireLease(at: StoreUnderTest, id: string): Promise<void> {
  const leaseUntil = sql`now() - interval '1 millisecond'`;
  await at.engine.run((db) => db.update(diagnosisTable).set({ leaseUntil }).where(eq(diagnosisTable.id, id)));
}

/** Shares a diagnosis by a link that lives for a minute. */
export async function makeLink(at: StoreUnderTest, diagnosisId: string) {
  const tokenHash = crypto.getRandomValues(new Uint8Array(32));
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const link = { id: freshId(), tokenHash, diagnosisId, createdBy: oid, expiresAt } as const;
  await at.store.links.create({ ...link, audience: 'anyone', view: 'support', document: '{"b":1,"a":"\\u0000é"}' });
  return link;
}
