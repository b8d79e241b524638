'use client';

import { useState } from 'react';
import { useSession } from './session-context';
import type { SignInProblem } from './sign-in-problems';

/** Asks for a sign-in, or says what stood in its way and what to do about it. */
export function SignInPanel({ reason }: { reason: string }) {
  const { state, signIn } = useSession();
  const [busy, setBusy] = useState(false);
  const problem = state.status === 'signed-out' ? state.problem : null;
  const start = (otherAccount: boolean) => {
    setBusy(true);
    void signIn({ otherAccount }).finally(() => setBusy(false));
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
  return (
    <div className="problem stack" role="alert">
      <p className="word">{problem.title}</p>
      <p>{problem.whatToDo}</p>
      <details>
        <summary>Details for your admin</summary>
        <dl className="inside">
          <dt className="soft">Code</dt>
          <dd>
            <code>{problem.code}</code>
          </dd>
          {problem.correlationId ? (
            <>
              <dt className="soft">Correlation id</dt>
              <dd>
                <code>{problem.correlationId}</code>
              </dd>
            </>
          ) : null}
          <dt className="soft">Time</dt>
          <dd>
            <code>{problem.at}</code>
          </dd>
        </dl>
      </details>
    </div>
  );
}
