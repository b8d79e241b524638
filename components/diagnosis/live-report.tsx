'use client';

import { Suspense, useEffect, useMemo, useState } from 'react';
import { useSession } from '@/components/auth/session-context';
import { SignInPanel } from '@/components/auth/sign-in-panel';
import { PhonePanel } from '@/components/phone/phone-panel';
import type { RenderOptions } from '@/components/report/render-options';
import { ReportView } from '@/components/report/report-view';
import { CopyButton } from '@/components/ui/copy-button';
import { ProblemBox } from '@/components/ui/problem-box';
import type { Report } from '@/lib/report/report';
import { titleFor } from './announcements';
import { EvidenceFold } from './evidence-fold';
import { LiveRegion } from './live-region';
import { loadedWords } from './load-words';
import { lazyPanel } from './panel-button';
import { ReportActions } from './report-actions';
import { AskAsPhone, CheckPhone, CheckStep } from './restart-button';
import { useDiagnosis } from './use-diagnosis';
import { isOwnMailbox } from './use-restart';
import { useWordLists } from './use-word-lists';

/** Fetched only where an earlier check stands beside this one. */
const Comparison = lazyPanel(() => import('./comparison').then((module) => module.Comparison));

/**
 * A diagnosis as it runs, and afterwards: the same component for both, fed by the same events. `before` is the id of an earlier one
 * to stand beside it once it has ended, `step` the step that it was repeated for.
 */
export function LiveReport({ id, before, step }: { id: string; before?: string; step?: string }) {
  const { getToken, state } = useSession();
  const { report: followed, connected, problem } = useDiagnosis(id, getToken);
  // What phones measured afterwards is in the stored report and not in the journal.
  const [joined, setJoined] = useState<Report | null>(null);
  const report = joined ?? followed;
  const lists = useWordLists(report);
  const running = report.status === 'running';
  const mayAsk = isOwnMailbox(report, state) && report.status === 'finished' && report.app !== 'outlook';
  const options = useMemo<RenderOptions>(
    () => ({
      words: loadedWords,
      evidence: true,
      copy: (text, what) => <CopyButton text={text} what={what} />,
      checkPhone: (phone) => <CheckPhone report={report} phone={phone} />,
      ...(mayAsk ? { askAsPhone: <AskAsPhone report={report} /> } : {}),
      ...(running ? {} : { checkStep: (which) => <CheckStep report={report} step={which} /> }),
      lists,
    }),
    [report, lists, mayAsk, running],
  );
  const title = titleFor(report, loadedWords);
  useEffect(() => {
    if (!problem) document.title = title;
  }, [title, problem]);

  const hasRole = state.status === 'signed-in' && state.person.roles.length > 0;
  const actions = (
    <>
      <ReportActions report={report} options={options} hasRole={hasRole}>
        {followed.status === 'finished' ? <PhonePanel report={report} onReport={setJoined} /> : null}
      </ReportActions>
      {before ? (
        <Suspense fallback={null}>
          <Comparison report={report} before={before} step={step ?? null} options={options} technical={hasRole} />
        </Suspense>
      ) : null}
    </>
  );
  if (state.status === 'signed-out') return <SignInPanel reason="Sign in to see this report." />;
  return (
    <>
      {problem ? <Refused problem={problem} /> : null}
      {connected ? null : <Offline running={running} />}
      <LiveRegion report={report} />
      {problem && !report.startedAt ? null : (
        <ReportView
          report={report}
          options={running ? options : { ...options, actions }}
          foot={<EvidenceFold report={report} options={options} open={hasRole} tools={!hasRole} />}
        />
      )}
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
