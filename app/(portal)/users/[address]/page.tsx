import type { Metadata } from 'next';
import { SignedIn } from '@/components/auth/signed-in';
import { UserPage } from '@/components/users/user-page';

export const metadata: Metadata = { title: 'User' };

export default async function OneUserPage({ params }: { params: Promise<{ address: string }> }) {
  const { address } = await params;
  const name = readable(address);
  return (
    <div className="stack">
      <h1 className="title">
        <bdi>{name}</bdi>
      </h1>
      <SignedIn reason="Sign in to see this person’s checks." shell={<p className="soft">Reading earlier checks.</p>}>
        <UserPage address={name} />
      </SignedIn>
    </div>
  );
}

/** Next hands the segment on as it stands in the address bar; a broken escape is shown as typed. */
function readable(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
