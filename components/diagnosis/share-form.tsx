'use client';

import { type FormEvent, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { ProblemBox } from '@/components/ui/problem-box';
import type { Links } from './use-links';

/** Days that the form proposes; 7 is chosen unless the portal allows less. */
const proposedDays = [1, 7, 14, 30, 90] as const;

/** Asks who may open the link, what it shows and how long it lives; shows its address once it is made. */
export function ShareForm({ links, maxDays }: { links: Links; maxDays: number }) {
  const days = [...new Set([...proposedDays.filter((day) => day < maxDays), maxDays])];
  const [audience, setAudience] = useState<'organization' | 'anyone'>('organization');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void links.make({
      audience,
      view: form.get('view') === 'support' ? 'support' : 'user',
      days: Number(form.get('days')),
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <fieldset className="fieldset tight">
        <legend className="legend">Who may open it</legend>
        <div>
          <label className="choice">
            <input
              type="radio"
              name="audience"
              checked={audience === 'organization'}
              onChange={() => setAudience('organization')}
            />
            <span>People of your organisation, after signing in</span>
          </label>
          <label className="choice">
            <input
              type="radio"
              name="audience"
              checked={audience === 'anyone'}
              onChange={() => setAudience('anyone')}
            />
            <span>
              Anyone with the link. <span className="soft">Numbers that identify the phone are removed.</span>
            </span>
          </label>
        </div>
      </fieldset>
      <fieldset className="fieldset tight">
        <legend className="legend">What it shows</legend>
        <div>
          <label className="choice">
            <input type="radio" name="view" value="user" defaultChecked />
            <span>The answer and what to do</span>
          </label>
          <label className="choice">
            <input type="radio" name="view" value="support" />
            <span>The same with all evidence, for support</span>
          </label>
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor="share-days">How long it works</label>
        <select id="share-days" name="days" className="input" defaultValue={Math.min(7, maxDays)}>
          {days.map((day) => (
            <option key={day} value={day}>
              {day === 1 ? '1 day' : `${day} days`}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button primary" disabled={links.busy}>
        Make a link
      </button>
      {links.problem ? <ProblemBox title={links.problem.title} detail={links.problem.detail} /> : null}
      <div role="status" className="tight">
        {links.url ? (
          <>
            <p className="word">Your link. Copy it now, it is shown only once.</p>
            <div className="code">
              <code>{links.url}</code>
              <CopyButton text={links.url} what="the link" />
            </div>
          </>
        ) : null}
      </div>
    </form>
  );
}
