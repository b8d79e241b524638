import type { Metadata } from 'next';
import { SharedReportPage } from '@/components/diagnosis/shared-report';

export const metadata: Metadata = { title: 'Shared report' };

export default async function SharedPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <SharedReportPage token={token} />;
}
