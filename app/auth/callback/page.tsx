import type { Metadata } from 'next';
import { FinishSignIn } from '@/components/auth/finish-sign-in';
import { Masthead } from '@/components/ui/masthead';
import { getPublicConfig } from '@/lib/server/public-config';

export const metadata: Metadata = { title: 'Signing in' };

export default async function CallbackPage() {
  const config = await getPublicConfig();
  return (
    <>
      <Masthead notice={config.notice} />
      <main id="main" className="page stack">
        <FinishSignIn config={config} />
      </main>
    </>
  );
}
