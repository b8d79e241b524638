import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SetUpPage } from '@/components/set-up/set-up-page';
import { findSetUpGuide } from '@/lib/checks/setup/set-up-guides';

export const metadata: Metadata = { title: 'Set it up again' };

/** The drawn guide of one platform; personal values come by the API in the browser. */
export default async function PlatformPage(props: {
  params: Promise<{ platform: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const guide = findSetUpGuide((await props.params).platform);
  const { check } = await props.searchParams;
  if (!guide) notFound();
  return (
    <div className="stack">
      <h1 className="title">{guide.title}</h1>
      <SetUpPage guide={guide} check={typeof check === 'string' && check !== '' ? check : null} />
      <p>
        <a href="/set-up">Another phone or app</a>
      </p>
    </div>
  );
}
