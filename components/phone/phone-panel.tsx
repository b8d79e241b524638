'use client';

import { useEffect, useRef, useState } from 'react';
import { type ApiResult, callApi, type TokenGiver } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import { isListOf, isObjectOf, isText, shape } from '@/components/api/shape';
import { useSession } from '@/components/auth/session-context';
import { codesOf, loadWords } from '@/components/diagnosis/load-words';
import { lazyPanel, PanelButton } from '@/components/diagnosis/panel-button';
import { RetryBox } from '@/components/ui/retry-box';
import type { Report } from '@/lib/report/report';

/** Fetched when it is first opened: the page itself needs only to know whether there are tests. */
const PhoneTests = lazyPanel(() => import('./phone-tests').then((module) => module.PhoneTests));

const testsShape = shape(isObjectOf({ tests: isListOf(isObjectOf({ id: isText })) }));
/** The same shape that the events fold to; the portal checked it when it joined the tests. */
const reportShape = shape(
  (value): value is Report => typeof value === 'object' && value !== null && 'verdict' in value,
);

/**
 * Opens the tests of the phone's own network, for a finished report. `onReport` hears of the report once tests are joined to it:
 * the journal that the page follows does not hold them.
 */
export function PhonePanel({ report, onReport }: { report: Report; onReport: (joined: Report) => void }) {
  const { getToken } = useSession();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = useRef({ getToken, onReport });
  latest.current = { getToken, onReport };

  const read = async (signal?: AbortSignal) => {
    // Only leaving the page rejects.
    const answer = await readJoined((fresh) => latest.current.getToken(fresh), report.id, signal).catch(() => null);
    if (answer === null || signal?.aborted) return;
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok && answer.value) latest.current.onReport(answer.value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per report; what was joined before is read when the page opens
  useEffect(() => {
    const leaving = new AbortController();
    void read(leaving.signal);
    return () => leaving.abort();
  }, [report.id]);

  // In the dialog too: what stands behind it cannot be read while it is open.
  const note = problem ? (
    <RetryBox title="The tests of the phone’s network could not be read." problem={problem} retry={() => void read()} />
  ) : null;
  return (
    <>
      <PanelButton
        label="Test the phone’s network"
        panel={({ open }) => (
          <>
            {note}
            <PhoneTests report={report} open={open} onTests={() => read()} />
          </>
        )}
      />
      {note}
    </>
  );
}

/** The stored report where tests are joined to it, with the words of its findings; undefined where nobody has tested. */
async function readJoined(
  getToken: TokenGiver,
  id: string,
  signal: AbortSignal | undefined,
): Promise<ApiResult<Report | undefined>> {
  const path = `/api/diagnoses/${encodeURIComponent(id)}`;
  const leaving = signal ? { signal } : {};
  const counted = await callApi(getToken, { path: `${path}/phone-tests`, schema: testsShape, ...leaving });
  if (!counted.ok) return counted;
  if (!counted.value?.tests.length) return { ok: true, value: undefined };
  const joined = await callApi(getToken, { path, schema: reportShape, ...leaving });
  if (joined.ok && joined.value) await loadWords(codesOf(joined.value.checks));
  return joined;
}
