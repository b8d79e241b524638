import type { Actor } from '@/lib/auth/actor';
import { mayRead } from '@/lib/auth/roles';
import type { DiagnosisRow, Store } from '@/lib/store/types';

/** The diagnosis, if there is one and the actor may read it; null for unknown and forbidden alike. */
export async function visible(store: Pick<Store, 'diagnoses'>, actor: Actor, id: string): Promise<DiagnosisRow | null> {
  const row = await store.diagnoses.get(id);
  return row !== null && mayRead(actor, row) ? row : null;
}
