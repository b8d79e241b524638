'use client';

import { useId, useState } from 'react';
import { useSession } from '@/components/auth/session-context';
import { adminMessage, mailAddress } from '@/components/report/admin-message';
import type { PartProps } from '@/components/report/render-options';
import { CopyButton } from '@/components/ui/copy-button';
import { ProblemBox } from '@/components/ui/problem-box';
import { useLinks } from './use-links';

/** Days that the link in a message works, unless the portal allows less: long enough for an admin who is away. */
const proposedDays = 7;

/** The message, and what can be done with it. It is complete without a link; one is made only when the person asks for it. */
export function AskAdminPanel({ report, options }: PartProps) {
  const { config } = useSession();
  const links = useLinks(report.id);
  const [until, setUntil] = useState('');
  const days = Math.min(proposedDays, config.linkMaxDays);
  const addLink = () => {
    setUntil(new Date(Date.now() + days * 86_400_000).toISOString());
    void links.make({ audience: 'organization', view: 'support', days });
  };
  const message = adminMessage(report, options.words, links.url === null ? null : { url: links.url, until });
  return (
    <>
      <p>This says what is wrong, for whom, and what to do. Send it the way you usually reach your admin.</p>
      {links.url === null ? <OfferLink days={days} busy={links.busy} onAdd={addLink} /> : null}
      {links.problem ? <ProblemBox title={links.problem.title} detail={links.problem.detail} /> : null}
      <p role="status" className={links.url === null ? 'hidden-text' : 'small'}>
        {links.url === null ? '' : 'The link is in the message. “Share this report” lists it and takes it back.'}
      </p>
      <Letter subject={message.subject} body={message.body} />
      <div className="bar">
        <a className="button primary" href={mailAddress(message)}>
          Open in my mail app
        </a>
        <CopyButton text={`${message.subject}\n\n${message.body}`} what="the message" named />
        <SendByApp title={message.subject} text={message.body} />
      </div>
      <p className="small soft">If mail on this phone does not work, copy the message, or send it from another app.</p>
    </>
  );
}

/** Says what the link shows, and to whom, before there is one. */
function OfferLink({ days, busy, onAdd }: { days: number; busy: boolean; onAdd(): void }) {
  return (
    <div className="aside tight">
      <p>
        A link lets your admin read this report with all its evidence, the phone’s numbers too. People of your
        organisation can open it after signing in, for {days === 1 ? '1 day' : `${days} days`}.
      </p>
      <button type="button" className="button slim" disabled={busy} onClick={onAdd}>
        Add a link to the message
      </button>
    </div>
  );
}

function Letter({ subject, body }: { subject: string; body: string }) {
  const id = useId();
  return (
    <>
      <p className="word">{subject}</p>
      <div className="field">
        <label htmlFor={id}>Message</label>
        <textarea id={id} className="input" rows={10} readOnly value={body} />
      </div>
    </>
  );
}

/** The phone's own way to send a text with an app, where the browser has it (https://www.w3.org/TR/web-share/). */
function SendByApp({ title, text }: { title: string; text: string }) {
  if (typeof navigator.share !== 'function') return null;
  return (
    // A person who closes the list of apps has changed their mind: nothing to say.
    <button
      type="button"
      className="button slim"
      onClick={() => void navigator.share({ title, text }).catch(() => undefined)}
    >
      Send with an app
    </button>
  );
}
