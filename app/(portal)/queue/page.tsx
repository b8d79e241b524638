import type { Metadata } from 'next';
import { SignedIn } from '@/components/auth/signed-in';
import { queueViewOf } from '@/components/queue/queue-filter';
import { QueuePage } from '@/components/queue/queue-page';

export const metadata: Metadata = { title: 'Queue' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function WaitingPhonesPage({ searchParams }: { searchParams: Query }) {
  const view = queueViewOf(await searchParams);
  return (
    <div className="stack wide">
      <h1 className="title">Phones that wait or will break</h1>
      <SignedIn reason="Sign in to see which phones wait." shell={<p className="soft">Reading the queue.</p>}>
        <QueuePage view={view} />
      </SignedIn>
    </div>
  );
}
