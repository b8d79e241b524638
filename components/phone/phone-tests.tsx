'use client';

import { callApi } from '@/components/api/client';
import { useSession } from '@/components/auth/session-context';
import { useApiValue } from '@/components/diagnosis/use-api-value';
import { isOwnMailbox } from '@/components/diagnosis/use-restart';
import { RetryBox } from '@/components/ui/retry-box';
import type { MeasuredTest } from '@/lib/report/phone-test';
import type { Report } from '@/lib/report/report';
import { HandOffPart } from './hand-off-part';
import { NetworkTester } from './network-tester';
import { phoneHostsShape } from './shapes';

/**
 * Tests of the phone's own network: by this browser where it is on the person's own phone, and by a phone that is handed the test.
 * `open` is false while nobody sees it; `onTests` reads the report with the tests joined.
 */
export function PhoneTests(props: { report: Report; open: boolean; onTests: () => Promise<void> }) {
  const { report, open, onTests } = props;
  const { state } = useSession();
  // On a support agent's own phone the test would say where the agent is, not where the mail is missed.
  const own = isPhone() && isOwnMailbox(report, state);
  return (
    <div className="stack">
      <p>Mail may come on one network and not on the other. Test the phone on both.</p>
      {own ? <OwnTest diagnosisId={report.id} onTests={onTests} /> : null}
      <HandOffPart diagnosisId={report.id} open={open} onTests={() => void onTests()} />
    </div>
  );
}

function OwnTest({ diagnosisId, onTests }: { diagnosisId: string; onTests: () => Promise<void> }) {
  const { getToken } = useSession();
  const path = `/api/diagnoses/${encodeURIComponent(diagnosisId)}/phone-tests`;
  const [read, retry] = useApiValue(path, phoneHostsShape);
  const send = async (test: MeasuredTest) => {
    const answer = await callApi(getToken, { path, method: 'POST', body: { test } });
    if (!answer.ok) return `${answer.problem.title} The test is kept. Send it again when you are connected.`;
    await onTests();
    return null;
  };
  if (read.status === 'ready') return <NetworkTester hosts={read.value.hosts} send={send} />;
  if (read.status === 'loading') return <p className="soft">One moment.</p>;
  return <RetryBox title="This phone cannot test its network now." problem={read.problem} retry={retry} />;
}

/** A computer's network says nothing about the phone's, so its own test is offered on phones only. */
function isPhone(): boolean {
  return /iPhone|iPod|Android.+Mobile/.test(navigator.userAgent);
}
