import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Engine } from './engine';
import { toText } from './jsonb';
import { links } from './schema';
import type { LinkRow, Links } from './types';

/** The repository of shared reports on either engine. */
export function linksOn(engine: Engine): Links {
  return {
    create: (link) =>
      engine.run(async (db) => {
        await db.insert(links).values({ ...link, expiresAt: new Date(link.expiresAt) });
      }),
    // One look-up by index for all three reasons to say no, so that an answer's time tells none of them apart.
    find: (tokenHash) =>
      engine.run(async (db) => {
        const live = and(eq(links.tokenHash, tokenHash), isNull(links.revokedAt), gt(links.expiresAt, sql`now()`));
        const [row] = await db.select().from(links).where(live);
        return row ? toLink(row) : null;
      }),
    get: (id) =>
      engine.run(async (db) => {
        const [row] = await db
          .select()
          .from(links)
          .where(eq(links.id, toText(id)));
        return row ? toLink(row) : null;
      }),
    list: (diagnosisId) =>
      engine.run(async (db) => {
        const rows = await db
          .select()
          .from(links)
          .where(eq(links.diagnosisId, toText(diagnosisId)))
          .orderBy(desc(links.createdAt), desc(links.id));
        return rows.map(toLink);
      }),
    markOpened: (id) =>
      engine.run(async (db) => {
        await db
          .update(links)
          .set({ lastOpenedAt: sql`now()` })
          .where(eq(links.id, toText(id)));
      }),
    revoke: (id) =>
      engine.run(async (db) => {
        const rows = await db
          .update(links)
          .set({ revokedAt: sql`now()` })
          .where(and(eq(links.id, toText(id)), isNull(links.revokedAt)))
          .returning({ id: links.id });
        return rows.length > 0;
      }),
  };
}

function toLink({ tokenHash: _secret, ...row }: typeof links.$inferSelect): LinkRow {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
  };
}
