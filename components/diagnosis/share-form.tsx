'use client';

import { type FormEvent, useId, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { ProblemBox } from '@/components/ui/problem-box';
import { SharePreview } from './share-preview';
import type { Links, LinkWish } from './use-links';

/** Days that the form proposes; 7 is chosen unless the portal allows less. */
const proposedDays = [1, 7, 14, 30, 90] as const;

const audiences: readonly Choice<LinkWish['audience']>[] = [
  { value: 'organization', label: 'People of your organisation, after signing in' },
  { value: 'anyone', label: 'Anyone with the link.', hint: 'Numbers that identify the phone are removed.' },
];
const views: readonly Choice<LinkWish['view']>[] = [
  { value: 'user', label: 'The answer and what to do' },
  { value: 'support', label: 'The same with all evidence, for support' },
];

/** Asks who may open the link, what it shows and how long it lives; shows what its reader will see, and its address once it is made. */
export function ShareForm(props: { diagnosisId: string; links: Links; maxDays: number }) {
  const { diagnosisId, links, maxDays } = props;
  const days = [...new Set([...proposedDays.filter((day) => day < maxDays), maxDays])];
  const [audience, setAudience] = useState<LinkWish['audience']>('organization');
  const [view, setView] = useState<LinkWish['view']>('user');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void links.make({ audience, view, days: Number(form.get('days')) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Choices legend="Who may open it" chosen={audience} onChoose={setAudience} choices={audiences} />
      <Choices legend="What it shows" chosen={view} onChoose={setView} choices={views} />
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
      <SharePreview diagnosisId={diagnosisId} wish={{ audience, view }} />
      <button type="submit" className="button primary" disabled={links.busy}>
        Make a link
      </button>
      {links.problem ? <ProblemBox title={links.problem.title} detail={links.problem.detail} /> : null}
      <MadeLink url={links.url} />
    </form>
  );
}

interface Choice<T> {
  value: T;
  label: string;
  hint?: string;
}

/** One question with its answers, of which one is chosen. */
function Choices<T extends string>(props: {
  legend: string;
  chosen: T;
  choices: readonly Choice<T>[];
  onChoose: (value: NoInfer<T>) => void;
}) {
  const { legend, chosen, choices, onChoose } = props;
  const name = useId();
  return (
    <fieldset className="fieldset tight">
      <legend className="legend">{legend}</legend>
      <div>
        {choices.map(({ value, label, hint }) => (
          <label key={value} className="choice">
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            <span>
              {label} <span className="soft">{hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function MadeLink({ url }: { url: string | null }) {
  return (
    <div role="status" className="tight">
      {url ? (
        <>
          <p className="word">Your link. Copy it now, it is shown only once.</p>
          <div className="code">
            <code>{url}</code>
            <CopyButton text={url} what="the link" />
          </div>
        </>
      ) : null}
    </div>
  );
}
