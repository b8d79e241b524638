'use client';

import { useState } from 'react';
import type { Link } from '@/components/api/schemas';
import { Time } from '@/components/report/time';
import { ageOf } from '@/components/users/age';
import type { Links } from './use-links';

/**
 * One link that works. To take it back cannot be undone, so it is asked once more, in place. `now` is in milliseconds.
 */
export function LinkRow({ link, links, now }: { link: Link; links: Links; now: number }) {
  const [asked, setAsked] = useState(false);
  const audience = link.audience === 'anyone' ? 'Anyone with the link' : 'Your organisation';
  return (
    <li className="tight border-b border-line pb-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="small">
          <span className="word">{audience}</span>
          {link.view === 'support' ? ', with all evidence' : ', the answer only'}
          <br />
          <span className="soft">
            Works until <Time at={link.expiresAt} />.{' '}
            {link.lastOpenedAt ? (
              <>
                Last opened {ageOf(link.lastOpenedAt, now)}, <Time at={link.lastOpenedAt} />.
              </>
            ) : (
              'Not opened yet.'
            )}
          </span>
        </span>
        {asked ? null : (
          <button type="button" className="button slim" onClick={() => setAsked(true)}>
            Take back
            <span className="hidden-text">
              {' '}
              the link for {audience} until <Time at={link.expiresAt} />
            </span>
          </button>
        )}
      </div>
      {asked ? (
        <div className="aside tight">
          <p>Whoever has this link can no longer open it. This cannot be undone.</p>
          <div className="bar">
            <button
              type="button"
              className="button slim"
              // biome-ignore lint/a11y/noAutofocus: the button that was pressed is gone; its place is here
              autoFocus
              disabled={links.busy}
              onClick={() => void links.revoke(link.id)}
            >
              Yes, end this link
            </button>
            <button type="button" className="button slim" onClick={() => setAsked(false)}>
              Keep it
            </button>
          </div>
        </div>
      ) : null}
    </li>
  );
}
