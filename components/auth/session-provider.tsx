'use client';

import type { AccountInfo } from '@azure/msal-browser';
import {
  type ComponentProps,
  type ComponentType,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { PublicConfig } from '@/lib/report/public-config';
import type * as Client from './msal-client';
import type { MsalSession } from './msal-session';
import { type Session, SessionContext, type SessionState, SignInNeeded } from './session-context';
import { describeSignInProblem, signInProblem } from './sign-in-problems';
import { clockIsOff, readClaims } from './token-claims';

interface Loaded {
  client: typeof Client;
  opened: Client.OpenedMsal;
  Reporter: ComponentType<ComponentProps<typeof MsalSession>>;
}

/** Gives its children a session. Renders them on the server too; MSAL comes in its own chunk after first paint. */
export function SessionProvider({ config, children }: { config: PublicConfig; children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ status: 'loading' });
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const loading = useRef<Promise<Loaded> | null>(null);

  const load = useCallback(() => {
    loading.current ??= loadMsal(config).catch((error: unknown) => {
      loading.current = null;
      throw error;
    });
    return loading.current;
  }, [config]);

  const fail = useCallback((error: unknown) => {
    setState({ status: 'signed-out', problem: describeSignInProblem(error, new Date(), navigator.onLine) });
  }, []);

  useEffect(() => {
    let gone = false;
    load().then(
      (result) => !gone && setLoaded(result),
      (error: unknown) => !gone && fail(error),
    );
    return () => {
      gone = true;
    };
  }, [load, fail]);

  const onAccount = useCallback(
    (account: AccountInfo | null) => {
      const failure = loaded?.opened.failure;
      if (account) void enter(account, load, config, setState);
      else if (failure) fail(failure);
      else setState({ status: 'signed-out', problem: null });
    },
    [loaded, load, config, fail],
  );

  const session = useMemo<Session>(
    () => ({
      config,
      state,
      getToken: (fresh = false) => tokenFor(load, config, fresh, setState),
      signIn: (options) => signIn(load, config, options).catch(fail),
      signOut: () => signOut(load).catch(fail),
    }),
    [config, state, load, fail],
  );

  return (
    <SessionContext.Provider value={session}>
      {children}
      {loaded ? <loaded.Reporter instance={loaded.opened.instance} onAccount={onAccount} /> : null}
    </SessionContext.Provider>
  );
}

async function loadMsal(config: PublicConfig): Promise<Loaded> {
  const [client, reporter] = await Promise.all([import('./msal-client'), import('./msal-session')]);
  return { client, opened: await client.openMsal(config), Reporter: reporter.MsalSession };
}

/** Names the person, from the account at once and with roles when the token is there. */
async function enter(
  account: AccountInfo,
  load: () => Promise<Loaded>,
  config: PublicConfig,
  setState: (state: SessionState) => void,
): Promise<void> {
  const person = { name: account.name ?? account.username, address: account.username, oid: account.localAccountId };
  try {
    const { client, opened } = await load();
    const result = await client.silentToken(opened.instance, config, account, false);
    setState({ status: 'signed-in', person: { ...person, roles: readClaims(result.accessToken)?.roles ?? [] } });
  } catch (error) {
    setState({ status: 'signed-out', problem: describeSignInProblem(error, new Date(), navigator.onLine) });
  }
}

async function tokenFor(
  load: () => Promise<Loaded>,
  config: PublicConfig,
  fresh: boolean,
  setState: (state: SessionState) => void,
): Promise<string> {
  const { client, opened } = await load();
  const account = client.currentAccount(opened.instance);
  if (!account) {
    setState({ status: 'signed-out', problem: null });
    throw new SignInNeeded('no account');
  }
  try {
    const result = await client.silentToken(opened.instance, config, account, fresh);
    // A token made this moment with another time in it: the server would refuse what we call valid, so say why.
    if (fresh && clockIsOff(readClaims(result.accessToken), Date.now())) {
      setState({ status: 'signed-out', problem: signInProblem('clock-wrong', new Date()) });
      throw new SignInNeeded('clock');
    }
    return result.accessToken;
  } catch (error) {
    if (error instanceof SignInNeeded) throw error;
    const problem = describeSignInProblem(error, new Date(), navigator.onLine);
    // Offline is no reason to sign out: the caller tries again when the network is back.
    if (problem.kind === 'offline') throw error;
    setState({ status: 'signed-out', problem });
    throw new SignInNeeded(problem.code, { cause: error });
  }
}

async function signIn(
  load: () => Promise<Loaded>,
  config: PublicConfig,
  options: { returnTo?: string; otherAccount?: boolean } | undefined,
): Promise<void> {
  const { client, opened } = await load();
  const here = window.location.pathname + window.location.search;
  await client.redirectToSignIn(opened.instance, config, {
    returnTo: options?.returnTo ?? here,
    otherAccount: options?.otherAccount ?? false,
  });
}

async function signOut(load: () => Promise<Loaded>): Promise<void> {
  const { client, opened } = await load();
  const account = client.currentAccount(opened.instance);
  await opened.instance.logoutRedirect(account ? { account } : {});
}
