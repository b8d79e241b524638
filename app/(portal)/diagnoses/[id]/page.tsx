import type { Metadata } from 'next';
import { LiveReport } from '@/components/diagnosis/live-report';

export const metadata: Metadata = { title: 'Report' };

/** The shell with five empty steps is rendered here; everything personal comes by the API in the browser. */
export default async function DiagnosisPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <LiveReport id={id} key={id} />;
}
