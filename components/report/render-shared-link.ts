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
  const { page, status } = pageFor(opened, token, bare);
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, {
    status,
    headers: opened.kind === 'later' ? { ...headers, 'retry-after': opened.retryAfter } : headers,
  });
}

function pageFor(opened: OpenedLink, token: string, bare: Bare): { page: ReactElement; status: number } {
  switch (opened.kind) {
    case 'anyone':
      return { page: createElement(SharedPage, { shared: opened.shared, stylesheet: bare.stylesheet }), status: 200 };
    case 'organization':
      return { page: createElement(SignInNeededPage, { token, ...bare }), status: 401 };
    case 'none':
      return { page: createElement(NoReportPage, bare), status: 404 };
    case 'later':
      return { page: createElement(LaterPage, bare), status: opened.status };
  }
}
