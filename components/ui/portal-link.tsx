'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps, MouseEvent } from 'react';

/**
 * A link from one page of the portal to another that does not load it anew, so the sign-in stays. Next's own link is 3 kB on every
 * page, nearly all of it for fetching ahead, which pages behind a sign-in do not do.
 */
export function PortalLink({ href, ...anchor }: Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { href: string }) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    // Another tab, another window, a download: the browser's own affair.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(href);
  };
  return <a {...anchor} href={href} onClick={follow} />;
}
