'use client';

import { useState } from 'react';
import type { Link } from '@/components/api/schemas';
import { Time } from '@/components/report/time';
import { ageOf } from '@/components/users/age';

/**
 * One link that works. To take it back cannot be undone, so it is asked once more, in place. `now` is in milliseconds.
 */
export function LinkRow(props: { link: Link; busy: boolean; now: number; onRevoke(): void }) {
  const { link, busy, now, onRevoke } = props;
  const [asked, setAsked] = useState<boolean | null>(null);
  const audience = link.audience === 'anyone' ? 'Anyone with the link' : 'Your organisation';
  return (
    <li className="tight border-b border-line pb-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <LinkFacts link={link} audience={audience} now={now} />
        {asked ? null : (
          <button
            type="button"
            className="button slim"
            // biome-ignore lint/a11y/noAutofocus: it comes back in the place of "Keep it", which was pressed and is gone
            autoFocus={asked === false}
            onClick={() => setAsked(true)}
          >
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
              aria-disabled={busy}
              onClick={() => (busy ? undefined : onRevoke())}
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

function LinkFacts({ link, audience, now }: { link: Link; audience: string; now: number }) {
  return (
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
  );
}
