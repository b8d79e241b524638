import type { Metadata } from 'next';
import { SignedIn } from '@/components/auth/signed-in';
import { MyDiagnoses } from '@/components/diagnosis/my-diagnoses';

export const metadata: Metadata = { title: 'My checks' };

export default async function DiagnosesPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { shown } = await props.searchParams;
  const count = typeof shown === 'string' && /^\d{1,3}$/.test(shown) ? { shown: Number(shown) } : {};
  return (
    <div className="stack">
      <h1 className="title">My checks</h1>
      <SignedIn reason="Sign in to see your earlier checks." shell={<p className="soft">Reading your checks.</p>}>
        <MyDiagnoses {...count} />
      </SignedIn>
    </div>
  );
}
