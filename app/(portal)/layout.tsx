import type { ReactNode } from 'react';
import { PortalNav } from '@/components/auth/portal-nav';
import { SessionProvider } from '@/components/auth/session-provider';
import { Masthead } from '@/components/ui/masthead';
import { getPublicConfig } from '@/lib/server/public-config';

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const config = await getPublicConfig();
  return (
    <SessionProvider config={config}>
      <Masthead notice={config.notice}>
        <PortalNav />
      </Masthead>
      <main id="main" className="page">
        {children}
      </main>
      <footer className="page small no-print">
        <a href="/help">What this portal can find, and what fixes it</a>
      </footer>
    </SessionProvider>
  );
}
