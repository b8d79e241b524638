import type { ReactNode } from 'react';
import { type Session, SessionContext } from '@/components/auth/session-context';

/** A session for tests: a signed-in person with a token that says nothing, unless told otherwise. */
export function TestSession({ children, ...overrides }: Partial<Session> & { children: ReactNode }) {
  const session: Session = {
    config: {
      portalUrl: 'http://127.0.0.1:1',
      version: '0',
      tenantId: 't',
      clientId: 'c',
      authority: 'https://login.test/t',
      authorityMetadata: null,
      apiScope: 'api://c/access_as_user',
      cloudName: 'sandbox',
      notice: null,
      linkMaxDays: 30,
    },
    state: { status: 'signed-in', person: { name: 'Alex', address: 'alex@contoso.test', oid: 'o', roles: [] } },
    getToken: async () => 'token',
    signIn: async () => undefined,
    signOut: async () => undefined,
    ...overrides,
  };
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}
