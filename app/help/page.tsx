import type { Metadata } from 'next';
import { HelpIndex } from '@/components/help/help-index';
import { nobodyIn } from '@/components/help/samples';
import { helpCloud, helpOrder } from '@/lib/server/help';

export const metadata: Metadata = { title: 'What this portal can find' };

export default function HelpPage() {
  return <HelpIndex order={helpOrder} subject={nobodyIn(helpCloud())} />;
}
