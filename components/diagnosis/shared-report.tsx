'use client';

import { useEffect } from 'react';
import { useSession } from '@/components/auth/session-context';
import { SignInPanel } from '@/components/auth/sign-in-panel';
import type { RenderOptions } from '@/components/report/render-options';
import { ReportView } from '@/components/report/report-view';
import { Time } from '@/components/report/time';
import { CopyButton } from '@/components/ui/copy-button';
import { ProblemBox } from '@/components/ui/problem-box';
import { verdictText } from '@/lib/checks/verdict-text';
import { sharedReportSchema } from '@/lib/report/shared-report';
import { EvidenceFold } from './evidence-fold';
import { codesOf } from './load-words';
import { useApiValue } from './use-api-value';
import { useWordLists } from './use-word-lists';
import { useWords } from './use-words';

/** A report behind an `organization` link: the same frozen report as an open link shows, after sign-in. */
export function SharedReportPage({ token }: { token: string }) {
  const { state } = useSession();
  const [shared] = useApiValue(`/api/links/${encodeURIComponent(token)}`, sharedReportSchema);
  const report = shared.status === 'ready' ? shared.value : null;
  const words = useWords(report && codesOf(report.checks));
  const lists = useWordLists(report);
  const title = report && words ? `${verdictText(report, words, 'user').title} | Reconnect` : null;
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
  if (state.status === 'signed-out') {
    return (
      <div className="stack">
        <h1 className="title">Sign in to read this report</h1>
        <SignInPanel reason="It is shared within an organisation." />
      </div>
    );
  }
  if (shared.status === 'loading') return <p className="lede">Opening the report.</p>;
  if (shared.status === 'problem') {
    return (
      <div className="stack">
        <h1 className="title">There is no report here</h1>
        <ProblemBox
          title={
            shared.problem.kind === 'not-found'
              ? 'The link has ended, was taken back, or is not complete. Ask the person who sent it for a new one.'
              : shared.problem.title
          }
          detail={shared.problem.kind === 'not-found' ? null : shared.problem.detail}
        />
      </div>
    );
  }
  if (!words) return <p className="lede">Opening the report.</p>;
  const { link } = shared.value;
  const options: RenderOptions = {
    words,
    lists,
    evidence: link.view === 'support',
    copy: (text, what) => <CopyButton text={text} what={what} />,
  };
  return (
    <>
      <p className="soft small">
        Shared report, frozen on <Time at={link.createdAt} />. This link ends on <Time at={link.expiresAt} />.
      </p>
      <ReportView
        report={shared.value}
        options={options}
        foot={<EvidenceFold report={shared.value} options={options} open tools />}
      />
    </>
  );
}
