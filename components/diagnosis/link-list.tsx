'use client';

import { Time } from '@/components/report/time';
import type { Links } from './use-links';

/** The links of this report that still work, each with its end and a way to take it back. */
export function LinkList({ links }: { links: Links }) {
  const now = Date.now();
  const live = links.list.filter((link) => !link.revokedAt && Date.parse(link.expiresAt) > now);
  if (live.length === 0) return null;
  return (
    <section className="tight" aria-labelledby="links-title">
      <h3 id="links-title" className="word">
        Links of this report
      </h3>
      <ul className="tight">
        {live.map((link) => (
          <li key={link.id} className="flex flex-wrap items-center justify-between gap-2 border-b border-line pb-2">
            <span className="small">
              {link.audience === 'anyone' ? 'Anyone with the link' : 'Your organisation'}
              {link.view === 'support' ? ', with evidence' : ''}
              <br />
              <span className="soft">
                until <Time at={link.expiresAt} />
                {link.lastOpenedAt ? (
                  <>
                    , last opened <Time at={link.lastOpenedAt} />
                  </>
                ) : (
                  ', not opened yet'
                )}
              </span>
            </span>
            <button
              type="button"
              className="button slim"
              disabled={links.busy}
              onClick={() => void links.revoke(link.id)}
            >
              Take back
              <span className="hidden-text">
                {' '}
                the link for {link.audience === 'anyone' ? 'anyone' : 'your organisation'} until{' '}
                <Time at={link.expiresAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
