import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** Renders a hook-free component as the shared page does, into a document of its own. Needs happy-dom. */
export function staticPage(element: ReactElement): { html: string; body: HTMLElement } {
  const html = renderToStaticMarkup(element);
  document.body.innerHTML = html;
  return { html, body: document.body };
}
