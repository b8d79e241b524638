import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Engine } from './engine';
import { toText } from './jsonb';
import type { HandOffRow, HandOffs } from './phone-types';
import { handOffs, phoneTests } from './schema';

/** Long enough to change the network and measure again, short enough that a phone left behind can add nothing. */
const sessionLength = sql`interval '30 minutes'`;

/** The repository of invitations on either engine. */
export function handOffsOn(engine: Engine): HandOffs {
  return {
    create: (handOff) =>
      engine.run(async (db) => {
        await db.insert(handOffs).values({ ...handOff, expiresAt: new Date(handOff.expiresAt) });
      }),
    get: (id) =>
      engine.run(async (db) => {
        const [row] = await db
          .select()
          .from(handOffs)
          .where(eq(handOffs.id, toText(id)));
        return row ? toRow(row) : null;
      }),
    // One statement, whose row lock lets exactly one of several callers find it unspent.
    open: (key, session) =>
      engine.run(async (db) => {
        const named = 'tokenHash' in key ? eq(handOffs.tokenHash, key.tokenHash) : eq(handOffs.codeHash, key.codeHash);
        const live = and(
          named,
          isNull(handOffs.openedAt),
          isNull(handOffs.refusedAt),
          gt(handOffs.expiresAt, sql`now()`),
        );
        const [row] = await db
          .update(handOffs)
          .set({ openedAt: sql`now()`, sessionHash: session.hash, deviceLabel: toText(session.deviceLabel) })
          .where(live)
          .returning();
        return row ? toRow(row) : null;
      }),
    ofSession: (sessionHash) =>
      engine.run(async (db) => {
        const [row] = await db
          .select()
          .from(handOffs)
          .where(
            and(
              eq(handOffs.sessionHash, sessionHash),
              isNull(handOffs.refusedAt),
              gt(handOffs.openedAt, sql`now() - ${sessionLength}`),
            ),
          );
        return row ? toRow(row) : null;
      }),
    confirm: (id) =>
      engine.run((db) =>
        db.transaction(async (tx) => {
          const agreed = await tx
            .update(handOffs)
            .set({ confirmedAt: sql`coalesce(${handOffs.confirmedAt}, now())` })
            // As long as the phone can still refuse: after that, nobody there would be heard.
            .where(
              and(
                eq(handOffs.id, toText(id)),
                isNull(handOffs.refusedAt),
                or(isNotNull(handOffs.confirmedAt), gt(handOffs.openedAt, sql`now() - ${sessionLength}`)),
              ),
            )
            .returning({ id: handOffs.id });
          if (agreed.length === 0) return false;
          await tx
            .update(phoneTests)
            .set({ confirmedAt: sql`now()` })
            .where(and(eq(phoneTests.handOffId, toText(id)), isNull(phoneTests.confirmedAt)));
          return true;
        }),
      ),
    refuse: (id) =>
      engine.run((db) =>
        db.transaction(async (tx) => {
          const ended = await tx
            .update(handOffs)
            .set({ refusedAt: sql`now()` })
            .where(and(eq(handOffs.id, toText(id)), isNull(handOffs.refusedAt)))
            .returning({ id: handOffs.id });
          if (ended.length === 0) return false;
          await tx.delete(phoneTests).where(and(eq(phoneTests.handOffId, toText(id)), isNull(phoneTests.confirmedAt)));
          return true;
        }),
      ),
  };
}

function toRow({
  tokenHash: _token,
  codeHash: _code,
  sessionHash: _session,
  ...row
}: typeof handOffs.$inferSelect): HandOffRow {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    refusedAt: row.refusedAt?.toISOString() ?? null,
  };
}
