import type { Metadata } from 'next';
import { PhonePage } from '@/components/phone/phone-page';
import { Masthead } from '@/components/ui/masthead';
import { getPublicConfig } from '@/lib/server/public-config';

export const metadata: Metadata = { title: 'Test this phone’s network', robots: { index: false } };

/** Opened by the QR code. Reading the page spends nothing: previewers read every address. */
export default async function PhoneTokenPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, config] = await Promise.all([params, getPublicConfig()]);
  return (
    <>
      <Masthead notice={config.notice} />
      <main id="main" className="page">
        <PhonePage token={token} />
      </main>
    </>
  );
}
