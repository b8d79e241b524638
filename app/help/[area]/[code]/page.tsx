import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { codeAt } from '@/components/help/finding-facts';
import { FindingHelp } from '@/components/help/finding-help';
import { nobodyIn } from '@/components/help/samples';
import { helpCloud } from '@/lib/server/help';

interface Props {
  params: Promise<{ area: string; code: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { area, code } = await params;
  return { title: `${area}/${code}` };
}

export default async function FindingHelpPage({ params }: Props) {
  const { area, code: name } = await params;
  const code = codeAt(area, name);
  if (code === null) notFound();
  return <FindingHelp code={code} subject={nobodyIn(helpCloud())} />;
}
