'use client';

import { useEffect, useRef, useState } from 'react';
import { callApi } from '@/components/api/client';
import { shape } from '@/components/api/shape';
import { useSession } from '@/components/auth/session-context';
import { codesOf, loadWords } from '@/components/diagnosis/load-words';
import { PanelButton } from '@/components/diagnosis/panel-button';
import type { MeasuredTest, PhoneHosts } from '@/lib/report/phone-test';
import type { Report } from '@/lib/report/report';
import { HandOffPart } from './hand-off-part';
import { NetworkTester } from './network-tester';
import { phoneTestsShape } from './shapes';

/** The same shape that the events fold to; the portal checked it when it joined the tests. */
const reportShape = shape(
  (value): value is Report => typeof value === 'object' && value !== null && 'verdict' in value,
);

/**
 * Tests of the phone's own network, for a finished report. `onReport` hears of the report once tests are joined to it: the
 * journal that the page follows does not hold them.
 */
export function PhonePanel({ report, onReport }: { report: Report; onReport: (joined: Report) => void }) {
  const { getToken } = useSession();
  const [hosts, setHosts] = useState<PhoneHosts | null>(null);
  const latest = useRef({ getToken, onReport });
  latest.current = { getToken, onReport };
  const path = `/api/diagnoses/${encodeURIComponent(report.id)}`;

  const refresh = async () => {
    const answer = await callApi(latest.current.getToken, { path, schema: reportShape });
    if (!answer.ok || answer.value === undefined) return;
    await loadWords(codesOf(answer.value.checks));
    latest.current.onReport(answer.value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per report; what was joined before is read when the page opens
  useEffect(() => {
    const leaving = new AbortController();
    const call = { path: `${path}/phone-tests`, schema: phoneTestsShape, signal: leaving.signal };
    callApi(latest.current.getToken, call).then(
      (answer) => {
        if (!answer.ok || answer.value === undefined) return;
        setHosts(answer.value.hosts);
        if (answer.value.tests.length > 0) void refresh();
      },
      // Only leaving the page rejects a call.
      () => undefined,
    );
    return () => leaving.abort();
  }, [path]);

  const sendOwn = async (test: MeasuredTest) => {
    const answer = await callApi(latest.current.getToken, {
      path: `${path}/phone-tests`,
      method: 'POST',
      body: { test },
    });
    if (!answer.ok) return `${answer.problem.title} The test is kept. Send it again when you are connected.`;
    await refresh();
    return null;
  };
  return (
    <PanelButton
      label="Test the phone’s network"
      panel={() => (
        <div className="stack">
          <p>Mail may come on one network and not on the other. Test the phone on both.</p>
          {hosts && isPhone() ? <NetworkTester hosts={hosts} send={sendOwn} /> : null}
          <HandOffPart diagnosisId={report.id} onTests={() => void refresh()} />
        </div>
      )}
    />
  );
}

/** A computer's network says nothing about the phone's, so its own test is offered on phones only. */
function isPhone(): boolean {
  return /iPhone|iPod|Android.+Mobile/.test(navigator.userAgent);
}
