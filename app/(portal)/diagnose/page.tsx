import type { Metadata } from 'next';
import { SignedIn } from '@/components/auth/signed-in';
import { StartForm } from '@/components/diagnosis/start-form';

export const metadata: Metadata = { title: 'Check my phone' };

export default function DiagnosePage() {
  return (
    <div className="stack">
      <h1 className="title">Check my phone</h1>
      <SignedIn
        reason="Sign in with your work account. Your password stays with Microsoft."
        shell={<p className="soft">Looking whether you are signed in.</p>}
      >
        <StartForm />
      </SignedIn>
    </div>
  );
}
