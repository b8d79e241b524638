import type { Metadata } from 'next';
import { SignedIn } from '@/components/auth/signed-in';
import { auditFilterOf } from '@/components/remedies/audit-filter';
import { AuditPage } from '@/components/remedies/audit-page';

export const metadata: Metadata = { title: 'Changes' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function ChangesPage({ searchParams }: { searchParams: Query }) {
  const filter = auditFilterOf(await searchParams);
  return (
    <div className="stack wide">
      <h1 className="title">Changes made from the portal</h1>
      <SignedIn reason="Sign in to see what was changed." shell={<p className="soft">Reading the changes.</p>}>
        <AuditPage filter={filter} />
      </SignedIn>
    </div>
  );
}
