import type { Metadata } from 'next';
import { PhonePage } from '@/components/phone/phone-page';
import { Masthead } from '@/components/ui/masthead';
import { getPublicConfig } from '@/lib/server/public-config';

export const metadata: Metadata = { title: 'Test this phone’s network', robots: { index: false } };

/** Where the short code is typed. */
export default async function PhoneCodePage() {
  const config = await getPublicConfig();
  return (
    <>
      <Masthead notice={config.notice} />
      <main id="main" className="page">
        <PhonePage token={null} />
      </main>
    </>
  );
}
