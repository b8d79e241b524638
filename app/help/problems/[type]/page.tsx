import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { problemHelp } from '@/lib/server/help';

export const metadata: Metadata = { title: 'Why a call was refused' };

/** Where the `type` of the API's problem documents points (RFC 9457, section 3.1.1). */
export default async function ProblemHelpPage({ params }: { params: Promise<{ type: string }> }) {
  const help = problemHelp((await params).type);
  if (help === null) notFound();
  return (
    <article className="stack">
      <p className="small">
        <a href="/help">All findings</a>
      </p>
      <h1 className="title">{help.title}</h1>
      <p>
        <code>{help.code}</code>, HTTP status {help.status}.
      </p>
      <p>{help.advice}</p>
    </article>
  );
}
