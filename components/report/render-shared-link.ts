import { gzipSync } from 'node:zlib';
import { createElement, type ReactElement } from 'react';
import type { SharedReport } from '@/lib/report/shared-report';
import { LaterPage, NoReportPage, SharedPage, SignInNeededPage } from './shared-page';

/** What a link has to show, as the server found it. */
export type OpenedLink =
  | { kind: 'anyone'; shared: SharedReport }
  | { kind: 'organization' }
  | { kind: 'none' }
  | { kind: 'later'; status: number; retryAfter: string };

/** What every page of a link needs: its stylesheet, and the notice of the cloud. */
interface Bare {
  stylesheet: string;
  notice: string | null;
}

/** Nothing may run, load from elsewhere, frame, post, cache, index or refer (practices 9). */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * Answers `/r/{token}`: the frozen report (200), a page that asks for sign-in and tells nothing else (401), or no report
 * (404, alike for unknown, expired and revoked), or "later" with `retry-after`. The HTML holds no script and no style attribute.
 */
export async function renderSharedLink(opened: OpenedLink, token: string, bare: Bare): Promise<Response> {
  const html = await fitting((mostEvidence) => pageFor(opened, token, bare, mostEvidence), evidenceCounts);
  return new Response(html, {
    status: statusOf(opened),
    headers: opened.kind === 'later' ? { ...headers, 'retry-after': opened.retryAfter } : headers,
  });
}

/**
 * The page that a link would show, before there is one: what `/r/{token}` answers for `anyone`; for `organization` the report that its
 * readers see after sign-in, with all its evidence. 200, and the headers of a link.
 */
export async function renderLinkPreview(shared: SharedReport, bare: Bare): Promise<Response> {
  const counts = shared.link.audience === 'anyone' ? evidenceCounts : [Number.POSITIVE_INFINITY];
  const page = (mostEvidence: number) =>
    createElement(SharedPage, { shared, token: null, stylesheet: bare.stylesheet, mostEvidence });
  return new Response(await fitting(page, counts), { headers });
}

/** The first page that fits, else the last: each is tried with as many pieces of evidence of a kind as the next count says. */
async function fitting(page: (mostEvidence: number) => ReactElement, counts: readonly number[]): Promise<string> {
  // Imported here: a static import of the renderer is refused by Next in the server graph.
  const { renderToStaticMarkup } = await import('react-dom/server');
  let html = '';
  for (const mostEvidence of counts) {
    html = `<!doctype html>${renderToStaticMarkup(page(mostEvidence))}`;
    if (gzipSync(html).length <= mostBytes) break;
  }
  return html;
}

/** Bytes of the page, compressed: 14,000 with a stylesheet of up to 3,100. It opens on a slow network in one round trip. */
const mostBytes = 10_900;
/** Pieces of evidence of each kind, tried from the left until the page fits; what is left out is counted on the page. */
const evidenceCounts = [50, 24, 20, 16, 12, 8, 4, 0];

function statusOf(opened: OpenedLink): number {
  switch (opened.kind) {
    case 'anyone':
      return 200;
    case 'organization':
      return 401;
    case 'none':
      return 404;
    case 'later':
      return opened.status;
  }
}

function pageFor(opened: OpenedLink, token: string, bare: Bare, mostEvidence: number): ReactElement {
  switch (opened.kind) {
    case 'anyone':
      return createElement(SharedPage, { shared: opened.shared, token, stylesheet: bare.stylesheet, mostEvidence });
    case 'organization':
      return createElement(SignInNeededPage, { token, ...bare });
    case 'none':
      return createElement(NoReportPage, bare);
    case 'later':
      return createElement(LaterPage, bare);
  }
}
