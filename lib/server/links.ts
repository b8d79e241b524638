import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { isAdmin } from '@/lib/auth/roles';
import type { Cloud } from '@/lib/clouds/cloud';
import { viewOf } from '@/lib/redact/view';
import { type SharedReport, sharedReportSchema } from '@/lib/report/shared-report';
import type { LinkRow, Store } from '@/lib/store/types';
import { type Answer, answer, notFound, refuse } from './answer';
import type { Limits } from './limits';
import { currentReport } from './phone-report';
import type { LinkBody } from './requests';
import { hashOf, newSecret } from './secrets';
import { visible } from './visible';

/** A link as its owner sees it; the token is shown once, at creation, and never again. */
export type LinkSummary = Pick<
  LinkRow,
  'id' | 'audience' | 'view' | 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastOpenedAt'
>;

/** What a link's page has to show. */
export type OpenedLink =
  | { kind: 'anyone'; shared: SharedReport }
  | { kind: 'organization' }
  | { kind: 'none' }
  /** Read too often, or the database is away. */
  | { kind: 'later'; status: 429 | 503; retryAfter: string };

/** Everything about links that pages and routes may do. */
export interface LinkCalls {
  createLink(
    actor: Actor,
    diagnosisId: string,
    body: LinkBody,
  ): Promise<Answer<{ id: string; url: string; expiresAt: string }>>;
  /** The document that a link made now would freeze. Makes nothing, and keeps nothing. */
  previewLink(actor: Actor, diagnosisId: string, body: LinkBody): Promise<Answer<SharedReport>>;
  listLinks(actor: Actor, diagnosisId: string): Promise<Answer<{ links: LinkSummary[] }>>;
  /** @param client address of who reads, where reverse proxies tell it. */
  openLink(token: string, client: string | null): Promise<OpenedLink>;
  /** The frozen bytes. `actor` is null when nobody signed in. */
  readLinkDocument(token: string, actor: Actor | null, client: string | null): Promise<Answer<string>>;
  revokeLink(actor: Actor, linkId: string): Promise<Answer<null>>;
}

/** Links over a store. `portalUrl` has no trailing slash. */
export function linkCalls(parts: {
  store: Store;
  cloud: Cloud;
  limits: Limits;
  portalUrl: string;
  now(): Date;
}): LinkCalls {
  const { store, limits } = parts;
  return {
    createLink: (actor, diagnosisId, body) => createLink(parts, actor, diagnosisId, body),
    async previewLink(actor, diagnosisId, body) {
      const within = await limits.preview(actor.oid);
      return within.ok ? documentFor(parts, actor, diagnosisId, body) : within;
    },
    async listLinks(actor, diagnosisId) {
      const row = await visible(store, actor, diagnosisId);
      if (row === null) return notFound;
      const links = await store.links.list(diagnosisId);
      const mine = links.filter((link) => link.createdBy === actor.oid || isAdmin(actor));
      return answer({ links: mine.map(summaryOf) });
    },
    async openLink(token, client) {
      const link = await find(store, token);
      const within = link ? await limits.link(link.id) : await limits.unknownLink(client);
      if (!within.ok) return { kind: 'later', status: 429, retryAfter: within.problem.headers?.['retry-after'] ?? '5' };
      if (link === null) return { kind: 'none' };
      if (link.audience === 'organization') return { kind: 'organization' };
      await store.links.markOpened(link.id);
      return { kind: 'anyone', shared: sharedOf(link) };
    },
    async readLinkDocument(token, actor, client) {
      const link = await find(store, token);
      const within = link ? await limits.link(link.id) : await limits.unknownLink(client);
      if (!within.ok) return within;
      if (link === null) return notFound;
      // The verifier let in people of this tenant only, which is all that an organization link asks.
      if (link.audience === 'organization' && actor === null) {
        return refuse('not-signed-in', 'This report is for people of the organization. Sign in to read it.');
      }
      await store.links.markOpened(link.id);
      return answer(link.document);
    },
    async revokeLink(actor, linkId) {
      const link = await store.links.get(linkId);
      // Its owner is who made it. Whose mailbox it is may not end a link of support: support has to answer for it, and an admin can.
      if (link === null || (link.createdBy !== actor.oid && !isAdmin(actor))) return notFound;
      await store.links.revoke(linkId);
      return answer(null);
    },
  };
}

type LinkParts = Parameters<typeof linkCalls>[0];

async function createLink(
  parts: LinkParts,
  actor: Actor,
  diagnosisId: string,
  body: LinkBody,
): Promise<Answer<{ id: string; url: string; expiresAt: string }>> {
  const document = await documentFor(parts, actor, diagnosisId, body);
  if (!document.ok) return document;
  // Each link stores a document of its own.
  const within = await parts.limits.newLink(actor.oid);
  if (!within.ok) return within;
  const token = newSecret(32);
  const id = randomUUID();
  const { audience, view, expiresAt } = document.value.link;
  await parts.store.links.create({
    id,
    tokenHash: hashOf(token),
    diagnosisId,
    createdBy: actor.oid,
    audience,
    view,
    expiresAt,
    document: JSON.stringify(document.value),
  });
  return answer({ id, url: `${parts.portalUrl}/r/${token}`, expiresAt });
}

/** What a link freezes: one function for the preview and for the link, so that the two cannot differ. */
async function documentFor(
  parts: LinkParts,
  actor: Actor,
  diagnosisId: string,
  { audience, view, expiresInHours }: LinkBody,
): Promise<Answer<SharedReport>> {
  const row = await visible(parts.store, actor, diagnosisId);
  if (row === null) return notFound;
  const report = await currentReport(parts, row);
  if (report === null || row.status === 'running') {
    return refuse('still-running', 'A report can be shared when the check has ended.');
  }
  const created = parts.now();
  const expiresAt = new Date(created.getTime() + expiresInHours * 3_600_000).toISOString();
  return answer({
    ...viewOf(report, audience, view),
    link: { audience, view, createdAt: created.toISOString(), expiresAt },
  });
}

/** 32 bytes in base64url. What has another shape is hashed and looked up all the same: equal work for every miss. */
async function find(store: Store, token: string): Promise<LinkRow | null> {
  const link = await store.links.find(hashOf(token.slice(0, 256)));
  return /^[\w-]{43}$/.test(token) ? link : null;
}

function sharedOf(link: LinkRow): SharedReport {
  return sharedReportSchema.parse(JSON.parse(link.document));
}

function summaryOf({ id, audience, view, createdAt, expiresAt, revokedAt, lastOpenedAt }: LinkRow): LinkSummary {
  return { id, audience, view, createdAt, expiresAt, revokedAt, lastOpenedAt };
}
