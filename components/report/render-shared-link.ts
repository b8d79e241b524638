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
  // Imported here: a static import of the renderer is refused by Next in the server graph.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const status = statusOf(opened);
  let html = '';
  for (const mostEvidence of evidenceCounts) {
    html = `<!doctype html>${renderToStaticMarkup(pageFor(opened, token, bare, mostEvidence))}`;
    if (gzipSync(html).length <= mostBytes) break;
  }
  return new Response(html, {
    status,
    headers: opened.kind === 'later' ? { ...headers, 'retry-after': opened.retryAfter } : headers,
  });
}

/** Bytes of the page, compressed: 14,000 with a stylesheet of up to 2,900. It opens on a slow network in one round trip. */
const mostBytes = 11_100;
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
      return createElement(SharedPage, { shared: opened.shared, stylesheet: bare.stylesheet, mostEvidence });
    case 'organization':
      return createElement(SignInNeededPage, { token, ...bare });
    case 'none':
      return createElement(NoReportPage, bare);
    case 'later':
      return createElement(LaterPage, bare);
  }
}
