import type { ReactNode } from 'react';
import { Masthead } from '@/components/ui/masthead';
import { getPublicConfig } from '@/lib/server/public-config';

/** Help needs no sign-in and holds nothing personal, so it stands outside the portal's session. */
export default function HelpLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Masthead notice={getPublicConfig().notice} />
      <main id="main" className="page">
        {children}
      </main>
    </>
  );
}
