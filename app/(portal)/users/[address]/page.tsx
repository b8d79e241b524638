import type { Metadata } from 'next';
import { SignedIn } from '@/components/auth/signed-in';
import { UserPage } from '@/components/users/user-page';

type Props = { params: Promise<{ address: string }> };

/** Without the address: titles stay in histories, tabs and shared screens. */
export const metadata: Metadata = { title: 'Person' };

export default async function OneUserPage({ params }: Props) {
  const name = readable((await params).address);
  return (
    <div className="stack wide">
      <h1 className="title">
        <bdi>{name}</bdi>
      </h1>
      <SignedIn reason="Sign in to see this person’s checks." shell={<p className="soft">Reading earlier checks.</p>}>
        <UserPage key={name} address={name} />
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
