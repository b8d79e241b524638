import type { ReactNode } from 'react';

/** A link that leaves the portal: without referrer, in a new tab so that a running check stays open, and it says so. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
      <span className="hidden-text"> (opens a new tab)</span>
    </a>
  );
}
