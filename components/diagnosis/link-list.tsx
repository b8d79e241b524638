'use client';

import { useRef } from 'react';
import { Time } from '@/components/report/time';
import { LinkRow } from './link-row';
import type { Links } from './use-links';

/** The links of this report that still work, each with its end, its last reading and a way to take it back; or that there is none. */
export function LinkList({ links }: { links: Links }) {
  const now = Date.now();
  const heading = useRef<HTMLHeadingElement>(null);
  const revoke = async (id: string) => {
    // The row is gone, and its buttons with it.
    if (await links.revoke(id)) heading.current?.focus();
  };
  const live = links.list?.filter((link) => !link.revokedAt && Date.parse(link.expiresAt) > now) ?? null;
  const ended = links.list?.filter((link) => !live?.includes(link)) ?? [];
  if (live === null) return null;
  return (
    <section className="tight" aria-labelledby="links-title">
      <h3 id="links-title" className="word" tabIndex={-1} ref={heading}>
        Links of this report
      </h3>
      {live.length === 0 ? <p className="soft">No link of this report works now.</p> : null}
      <ul className="tight">
        {live.map((link) => (
          <LinkRow key={link.id} link={link} busy={links.busy} now={now} onRevoke={() => void revoke(link.id)} />
        ))}
      </ul>
      {ended.length > 0 ? (
        <details>
          <summary>Links that have ended ({ended.length})</summary>
          <ul className="inside small soft">
            {ended.map((link) => (
              <li key={link.id}>
                {link.revokedAt ? 'Taken back ' : 'Ended '}
                <Time at={link.revokedAt ?? link.expiresAt} />,{' '}
                {link.lastOpenedAt ? (
                  <>
                    last opened <Time at={link.lastOpenedAt} />
                  </>
                ) : (
                  'never opened'
                )}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
