'use client';

import { useEffect, useState } from 'react';
import type { PublicConfig } from '@/lib/report/public-config';
import { ProblemNote } from './sign-in-panel';
import { describeSignInProblem, type SignInProblem } from './sign-in-problems';

/**
 * The one action of the start page. Only its press loads MSAL; signed in already, it goes straight on. Without
 * script it is a plain link, and the next page asks for the sign-in.
 */
export function StartCheckLink({ config }: { config: PublicConfig }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  useEffect(() => {
    // A sign-out comes back with MSAL's `state` in the address; it means nothing to anybody any more.
    if (window.location.search.startsWith('?state=')) window.history.replaceState(null, '', window.location.pathname);
  }, []);
  const start = () => {
    setBusy(true);
    setProblem(null);
    goOn(config).catch((error: unknown) => {
      setBusy(false);
      setProblem(describeSignInProblem(error, new Date(), navigator.onLine));
    });
  };
  return (
    <div className="stack">
      <a
        className="button primary big"
        href="/diagnose"
        aria-disabled={busy}
        onClick={(event) => {
          event.preventDefault();
          if (!busy) start();
        }}
      >
        Sign in and check my phone
      </a>
      <p className="soft small" role="status">
        {busy ? 'Opening Microsoft’s sign-in.' : ''}
      </p>
      {problem ? <ProblemNote problem={problem} /> : null}
    </div>
  );
}

async function goOn(config: PublicConfig): Promise<void> {
  const client = await import('./msal-client');
  const { instance } = await client.openMsal(config);
  if (client.currentAccount(instance)) window.location.assign('/diagnose');
  else await client.redirectToSignIn(instance, config, { returnTo: '/diagnose', otherAccount: false });
}
