'use client';

import type { AccountInfo, IPublicClientApplication } from '@azure/msal-browser';
import { MsalProvider, useMsal } from '@azure/msal-react';
import { type ReactNode, useEffect } from 'react';
import { currentAccount } from './msal-client';

/** Tells the light session about MSAL's accounts. Loaded after first paint, never on the server. */
export function MsalSession(props: {
  instance: IPublicClientApplication;
  onAccount: (account: AccountInfo | null) => void;
}): ReactNode {
  return (
    <MsalProvider instance={props.instance}>
      <AccountReporter onAccount={props.onAccount} />
    </MsalProvider>
  );
}

function AccountReporter({ onAccount }: { onAccount: (account: AccountInfo | null) => void }) {
  const { instance, accounts, inProgress } = useMsal();
  const account = currentAccount(instance);
  const key = accounts.length > 0 ? account?.homeAccountId : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says when the account is another one
  useEffect(() => {
    if (inProgress === 'none') onAccount(account);
  }, [key, inProgress, onAccount]);
  return null;
}
