'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { CodeLine } from '@/components/report/code-line';
import { CopyButton } from '@/components/ui/copy-button';
import type { RemedyView } from '@/lib/report/remedies';
import { ChangePreview } from './change-preview';
import { RefusalNote } from './refusal-note';
import { keyOf, type Target } from './target';
import { type Changes, longestReason } from './use-changes';

/** One remedy: what it changes, what may go wrong, the same as a command, why it is done, and the button that does it. */
export function RemedyFold({ remedy, target, changes }: { remedy: RemedyView; target: Target; changes: Changes }) {
  const fold = changes.foldOf(target);
  return (
    <details open={fold.open} onToggle={(event) => changes.edit(target, { open: event.currentTarget.open })}>
      <summary>{remedy.title}</summary>
      <div className="inside">
        {fold.refusal ? <RefusalNote refusal={fold.refusal} /> : null}
        {remedy.offered ? <Preview remedy={remedy} /> : <p>{remedy.why}</p>}
        <ReasonForm remedy={remedy} target={target} changes={changes} />
      </div>
    </details>
  );
}

const copy = (text: string, what: string) => <CopyButton text={text} what={what} />;

function Preview({ remedy }: { remedy: Extract<RemedyView, { offered: true }> }) {
  return (
    <>
      <ChangePreview before={remedy.before} after={remedy.after} />
      <p>
        <span className="word">Keep in mind:</span> {remedy.risk}
      </p>
      {remedy.cautions.length > 0 ? (
        <div className="aside gap tight">
          {remedy.cautions.map((caution) => (
            <p key={caution}>{caution}</p>
          ))}
        </div>
      ) : null}
      <div className="tight">
        <p className="small soft">The same as a command of Exchange Online PowerShell</p>
        <CodeLine code={remedy.powershell} what="this command" options={{ copy }} />
      </div>
    </>
  );
}

/** The reason stays as typed until the change is made; once sent it cannot be edited before its end is known. */
function ReasonForm({ remedy, target, changes }: { remedy: RemedyView; target: Target; changes: Changes }) {
  const { reason, pending, asked } = changes.foldOf(target);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => {
    if (asked > 0) field.current?.focus();
  }, [asked]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const empty = reason.trim() === '';
    setMissing(empty);
    if (empty) field.current?.focus();
    else changes.apply(target, remedy.offered ? remedy.digest : '');
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={id}>Reason</label>
        <textarea
          id={id}
          ref={field}
          className="input"
          rows={2}
          dir="auto"
          maxLength={longestReason}
          required
          readOnly={pending !== null || changes.busy}
          value={reason}
          aria-invalid={missing}
          aria-describedby={`${id}-note`}
          onChange={(event) => changes.edit(target, { reason: event.currentTarget.value })}
        />
        <p id={`${id}-note`} className={missing ? 'text-bad' : 'small soft'} role={missing ? 'alert' : undefined}>
          {missing ? 'Say why, such as a ticket number.' : 'Kept for 365 days with your name, for admins to read.'}
        </p>
      </div>
      {remedy.offered || pending ? <ApplyButton remedy={remedy} target={target} changes={changes} /> : null}
    </form>
  );
}

/** Keeps its words and its focus while the change is made: a disabled button would lose the place of whoever tabs. */
function ApplyButton({ remedy, target, changes }: { remedy: RemedyView; target: Target; changes: Changes }) {
  const { pending } = changes.foldOf(target);
  const here = changes.making === keyOf(target);
  return (
    <div className="bar items-center">
      <button type="submit" className="button primary" aria-disabled={changes.busy}>
        {pending ? 'Ask again' : remedy.title}
      </button>
      <span role="status" className="small soft">
        {here ? 'Asking Exchange. This can take a minute.' : ''}
      </span>
    </div>
  );
}
