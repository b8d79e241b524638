'use client';

import { createContext, useContext } from 'react';
import type { PublicConfig } from '@/lib/report/public-config';
import type { SignInProblem } from './sign-in-problems';

/** The signed-in person as their token names them. Roles only decide which links are shown; the server decides rights. */
export interface Person {
  name: string;
  address: string;
  oid: string;
  roles: string[];
}

/** Where sign-in stands in this tab. */
export type SessionState =
  | { status: 'loading' }
  | { status: 'signed-out'; problem: SignInProblem | null }
  | { status: 'signed-in'; person: Person };

/** What pages may do with a sign-in; MSAL itself is loaded after first paint and stays behind this. */
export interface Session {
  config: PublicConfig;
  state: SessionState;
  /** An access token of the portal's API; `fresh` skips the cache. Rejects with `SignInNeeded`, the state says why. */
  getToken(fresh?: boolean): Promise<string>;
  /** Leaves the page for Microsoft's sign-in; comes back to `returnTo`, a path of this portal. */
  signIn(options?: { returnTo?: string; otherAccount?: boolean }): Promise<void>;
  signOut(): Promise<void>;
}

/** Thrown by `getToken` when only the person can go on. */
export class SignInNeeded extends Error {
  override name = 'SignInNeeded';
}

export const SessionContext = createContext<Session | null>(null);

/** The session of the page; only inside `SessionProvider`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}
