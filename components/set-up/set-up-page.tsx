'use client';

import { useState } from 'react';
import { useSession } from '@/components/auth/session-context';
import { SignInPanel } from '@/components/auth/sign-in-panel';
import { useEarlierReport } from '@/components/diagnosis/use-earlier-report';
import { isOwnMailbox } from '@/components/diagnosis/use-restart';
import { useStart } from '@/components/diagnosis/use-start';
import { ScreenDrawing } from '@/components/guidance/screen-drawing';
import { isKeptElsewhere, setupWouldHarm } from '@/components/report/causes';
import { CopyButton } from '@/components/ui/copy-button';
import { ProblemBox } from '@/components/ui/problem-box';
import type { SetUpGuide } from '@/lib/checks/setup/set-up-guides';
import type { Report } from '@/lib/report/report';

/**
 * The drawn guide of one platform. Signed in, it holds the person's own address; with `check`, the id of an ended report, also that
 * report's server name and whether setting up again would do harm.
 */
export function SetUpPage({ guide, check }: { guide: SetUpGuide; check: string | null }) {
  const { state } = useSession();
  const signedIn = state.status === 'signed-in';
  const read = useEarlierReport(signedIn ? check : null);
  const report = read.status === 'ready' ? read.value.report : null;
  const own = signedIn ? state.person.address : null;
  const address = report ? (report.facts.signInName ?? report.subject.address) : own;
  const server = report && !isKeptElsewhere(report) ? report.cloud.activesyncHost : null;
  if (guide.wayForward) return <p className="lede">{guide.wayForward}</p>;
  // Setting up can erase a phone: a guide that came with a check waits for what the check says.
  if (check && !report) return <BeforeGuide guide={guide} check={check} failed={read.status === 'problem'} />;
  if (report && setupWouldHarm(report)) {
    return (
      <ProblemBox
        title="Do not set the account up again yet"
        detail="Your check found a reason to wait. Its report says what to do first."
      >
        <ReportLink id={report.id} />
      </ProblemBox>
    );
  }
  const values = { address: address ?? 'your work address', server: server ?? 'the server name', empty: '(empty)' };
  return (
    <div className="stack">
      <p className="aside">Remove the old account from your phone only when your check says so.</p>
      <dl className="pairs">
        <Value label="Work address" value={address} otherwise="Your work address" />
        {guide.app === 'native' ? (
          <Value
            label="Server"
            value={server}
            otherwise="Rarely asked for. Your check’s report or your admin names it."
          />
        ) : null}
      </dl>
      <ol className="stack">
        {guide.screens.map((screen) => (
          <li key={screen.title} className="stack">
            {screen.onlyIfAsked ? <p>Only if the phone asks for a server:</p> : null}
            <ScreenDrawing screen={screen} values={values} />
            {screen.warning ? <p className="aside">{screen.warning}</p> : null}
          </li>
        ))}
      </ol>
      <p className="small soft">{guide.names}</p>
      <DidItWork guide={guide} report={report} check={check} />
    </div>
  );
}

/** What stands in the place of the guide until the report of the check has been read. */
function BeforeGuide({ guide, check, failed }: { guide: SetUpGuide; check: string; failed: boolean }) {
  const { state } = useSession();
  if (state.status === 'signed-out') {
    return (
      <SignInPanel
        reason="Sign in first. Your check says whether to wait before you set the account up again."
        returnTo={addressOf(guide, check)}
      />
    );
  }
  if (state.status === 'loading' || !failed) {
    return (
      <p className="soft" role="status">
        Reading the report of your check.
      </p>
    );
  }
  return (
    <ProblemBox
      title="The report of your check could not be read here"
      detail="Open it first: it says whether to wait before you set the account up again."
    >
      <ReportLink id={check} />
    </ProblemBox>
  );
}

/** The address of this page. */
function addressOf(guide: SetUpGuide, check: string | null): string {
  return `/set-up/${guide.id}${check ? `?check=${encodeURIComponent(check)}` : ''}`;
}

function ReportLink({ id }: { id: string }) {
  return (
    <p>
      <a href={`/diagnoses/${encodeURIComponent(id)}`}>Open the report</a>
    </p>
  );
}

function Value({ label, value, otherwise }: { label: string; value: string | null; otherwise: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value ? <bdi translate="no">{value}</bdi> : otherwise}
        {value ? <CopyButton text={value} what={`the ${label.toLowerCase()}`} /> : null}
      </dd>
    </div>
  );
}

/** A check that proves it, of the mailbox that the guide was opened for. */
function DidItWork({ guide, report, check }: { guide: SetUpGuide; report: Report | null; check: string | null }) {
  const { state, signIn } = useSession();
  const { start, busy, problem } = useStart();
  const [worked, setWorked] = useState(false);
  const whose = report && !isOwnMailbox(report, state) ? { user: report.subject.address } : {};
  const again = () =>
    state.status === 'signed-in'
      ? start({ app: guide.app ?? 'unknown', ...whose })
      : void signIn({ returnTo: addressOf(guide, check) });
  return (
    <section className="part stack" aria-labelledby="did-it-work">
      <h2 id="did-it-work">Did it work?</h2>
      {worked ? (
        <p role="status">Good. If it stops again, come back and check your phone. A new check proves it now.</p>
      ) : null}
      <div className="bar">
        {worked ? null : (
          <button type="button" className="button" onClick={() => setWorked(true)}>
            Yes, mail arrives
          </button>
        )}
        <button type="button" className="button primary" disabled={busy} onClick={again}>
          {state.status !== 'signed-in' ? 'Sign in to check again' : worked ? 'Check again' : 'No, check again'}
        </button>
      </div>
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
    </section>
  );
}
