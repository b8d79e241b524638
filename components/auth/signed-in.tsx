'use client';

import type { ReactNode } from 'react';
import { useSession } from './session-context';
import { SignInPanel } from './sign-in-panel';

/** Shows its children to a signed-in person, the shell while that is found out, else the way to sign in. */
export function SignedIn({ reason, shell, children }: { reason: string; shell: ReactNode; children: ReactNode }) {
  const { state } = useSession();
  if (state.status === 'loading') return shell;
  if (state.status === 'signed-out') return <SignInPanel reason={reason} />;
  return children;
}
