import type { Metadata } from 'next';
import { SignedIn } from '@/components/auth/signed-in';
import { FindUser } from '@/components/users/find-user';

export const metadata: Metadata = { title: 'Users' };

export default function UsersPage() {
  return (
    <div className="stack">
      <h1 className="title">Look up a person</h1>
      <p className="soft">For admins and support.</p>
      <SignedIn reason="Sign in to look up a person." shell={null}>
        <FindUser />
      </SignedIn>
    </div>
  );
}
