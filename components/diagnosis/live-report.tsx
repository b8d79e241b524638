'use client';

import { useEffect, useMemo } from 'react';
import { useSession } from '@/components/auth/session-context';
import { SignInPanel } from '@/components/auth/sign-in-panel';
import type { RenderOptions } from '@/components/report/render-options';
import { ReportView } from '@/components/report/report-view';
import { CopyButton } from '@/components/ui/copy-button';
import { ProblemBox } from '@/components/ui/problem-box';
import { titleFor } from './announcements';
import { AskAsPhone } from './ask-as-phone';
import { CheckPhone } from './check-phone';
import { LiveRegion } from './live-region';
import { loadedWords } from './load-words';
import { ReportActions } from './report-actions';
import { useDiagnosis } from './use-diagnosis';
import { isOwnMailbox } from './use-restart';
import { useWordLists } from './use-word-lists';

/** A diagnosis as it runs, and afterwards: the same component for both, fed by the same events. */
export function LiveReport({ id }: { id: string }) {
  const { getToken, state } = useSession();
  const { report, connected, problem } = useDiagnosis(id, getToken);
  const lists = useWordLists(report);
  const mayAsk = isOwnMailbox(report, state) && report.status === 'finished' && report.app !== 'outlook';
  const options = useMemo<RenderOptions>(
    () => ({
      words: loadedWords,
      evidence: true,
      copy: (text, what) => <CopyButton text={text} what={what} />,
      checkPhone: (phone) => <CheckPhone report={report} phone={phone} />,
      ...(mayAsk ? { askAsPhone: <AskAsPhone report={report} /> } : {}),
      lists,
      actions: report.status === 'running' ? null : <ReportActions report={report} />,
    }),
    [report, lists, mayAsk],
  );
  const title = titleFor(report, loadedWords);
  useEffect(() => {
    if (!problem) document.title = title;
  }, [title, problem]);

  if (state.status === 'signed-out') return <SignInPanel reason="Sign in to see this report." />;
  return (
    <>
      {problem ? <Refused problem={problem} /> : null}
      {connected ? null : <Offline running={report.status === 'running'} />}
      <LiveRegion report={report} />
      {problem && !report.startedAt ? null : <ReportView report={report} options={options} />}
    </>
  );
}

function Refused({ problem }: { problem: NonNullable<ReturnType<typeof useDiagnosis>['problem']> }) {
  const missing = problem.kind === 'not-found';
  return (
    <div className="page-problem stack">
      <h1 className="title">{missing ? 'No report here' : 'This report cannot be shown'}</h1>
      <ProblemBox
        title={missing ? 'It was deleted, or it belongs to somebody else.' : problem.title}
        detail={missing ? null : problem.detail}
      >
        <p>
          <a href="/diagnoses">See my checks</a>
        </p>
      </ProblemBox>
    </div>
  );
}

function Offline({ running }: { running: boolean }) {
  return (
    <p className="aside gap" role="status">
      {running
        ? 'The connection is away. Your check goes on. This page catches up by itself.'
        : 'The connection is away. This page catches up by itself.'}
    </p>
  );
}
