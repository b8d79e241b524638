'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { PublicConfig } from '@/lib/report/public-config';
import { ProblemNote } from './sign-in-panel';
import { describeSignInProblem, type SignInProblem } from './sign-in-problems';

/** The end of a redirect: MSAL reads the answer, the person goes back to where they were. */
export function FinishSignIn({ config }: { config: PublicConfig }) {
  const router = useRouter();
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  useEffect(() => {
    let gone = false;
    finish(config).then(
      (path) => !gone && router.replace(path),
      (error: unknown) => !gone && setProblem(describeSignInProblem(error, new Date(), navigator.onLine)),
    );
    return () => {
      gone = true;
    };
  }, [config, router]);
  if (!problem) {
    return (
      <>
        <h1 className="title">Signing in</h1>
        <p className="lede">One moment. You are being signed in.</p>
      </>
    );
  }
  const again = (otherAccount: boolean) => {
    restart(config, otherAccount).catch((error: unknown) =>
      setProblem(describeSignInProblem(error, new Date(), navigator.onLine)),
    );
  };
  return (
    <div className="stack">
      <h1 className="title">You are not signed in</h1>
      <ProblemNote problem={problem} />
      <div className="bar">
        <button type="button" className="button primary" onClick={() => again(false)}>
          Sign in again
        </button>
        <button type="button" className="button" onClick={() => again(true)}>
          Use another account
        </button>
      </div>
    </div>
  );
}

async function restart(config: PublicConfig, otherAccount: boolean): Promise<void> {
  const client = await import('./msal-client');
  const { instance, returnTo } = await client.openMsal(config);
  await client.redirectToSignIn(instance, config, { returnTo: returnTo ?? '/diagnose', otherAccount });
}

async function finish(config: PublicConfig): Promise<string> {
  const client = await import('./msal-client');
  const { returnTo, failure } = await client.openMsal(config);
  if (failure) throw failure;
  return returnTo ?? '/diagnose';
}
