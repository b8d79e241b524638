'use client';

import { useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { formatTime } from '@/lib/checks/instant';
import { useSession } from './session-context';
import type { SignInProblem } from './sign-in-problems';

/** Asks for a sign-in, or says what stood in its way and what to do about it. `returnTo` is a path, this page when left out. */
export function SignInPanel({ reason, returnTo }: { reason: string; returnTo?: string }) {
  const { state, signIn } = useSession();
  const [busy, setBusy] = useState(false);
  const problem = state.status === 'signed-out' ? state.problem : null;
  const start = (otherAccount: boolean) => {
    setBusy(true);
    void signIn({ otherAccount, ...(returnTo ? { returnTo } : {}) }).finally(() => setBusy(false));
  };
  return (
    <div className="stack">
      {problem ? <ProblemNote problem={problem} /> : <p className="lede">{reason}</p>}
      <div className="bar">
        <button type="button" className="button primary" disabled={busy} onClick={() => start(false)}>
          {problem ? 'Sign in again' : 'Sign in with Microsoft'}
        </button>
        {problem ? (
          <button type="button" className="button" disabled={busy} onClick={() => start(true)}>
            Use another account
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** A sign-in problem: what happened, what to do, and the facts for support folded away. */
export function ProblemNote({ problem }: { problem: SignInProblem }) {
  const facts = [
    ...(problem.adminPath ? [['Where', problem.adminPath] as const] : []),
    ['Code', problem.code],
    ...(problem.correlationId ? [['Correlation id', problem.correlationId] as const] : []),
    ['Time', formatTime(problem.at, 'UTC')],
  ] as const;
  return (
    <div className="problem stack" role="alert">
      <p className="word">{problem.title}</p>
      <p>{problem.whatToDo}</p>
      <details>
        <summary>Details for your admin</summary>
        <div className="inside">
          <dl className="pairs">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd translate="no">{value}</dd>
              </div>
            ))}
          </dl>
          <p>
            <CopyButton text={facts.map((fact) => fact.join(': ')).join('\n')} what="these details" />
          </p>
        </div>
      </details>
    </div>
  );
}
