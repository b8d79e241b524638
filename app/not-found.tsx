import type { Metadata } from 'next';
import { Masthead } from '@/components/ui/masthead';
import { getPublicConfig } from '@/lib/server/public-config';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  const { notice } = getPublicConfig();
  return (
    <>
      <Masthead notice={notice} />
      <main id="main" className="page stack">
        <h1 className="title">There is no such page</h1>
        <p>The address may be mistyped, or the report behind it is gone.</p>
        <p>
          <a className="button primary" href="/diagnose">
            Check my phone
          </a>
        </p>
      </main>
    </>
  );
}
