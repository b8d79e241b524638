'use client';

import { useEffect, useRef, useState } from 'react';
import type { TokenGiver } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import type { FindingCode } from '@/lib/report/codes';
import type { ReportEvent } from '@/lib/report/events';
import { emptyReport, reduce } from '@/lib/report/reduce';
import type { Report } from '@/lib/report/report';
import { followEvents } from './follow-events';
import { codesOf, loadWords } from './load-words';

/** What the live page shows: the report folded so far, whether the stream stands, why it was refused. */
export interface LiveDiagnosis {
  report: Report;
  connected: boolean;
  problem: ApiProblem | null;
}

/** Follows a diagnosis while the page is open. Events are folded once an animation frame, however many arrive. */
export function useDiagnosis(id: string, getToken: TokenGiver): LiveDiagnosis {
  const [live, setLive] = useState<LiveDiagnosis>(() => ({ report: emptyReport(id), connected: true, problem: null }));
  // The token giver changes with each render of the session; the stream must not start anew for that.
  const giver = useRef(getToken);
  giver.current = getToken;

  useEffect(() => {
    const leaving = new AbortController();
    let words = Promise.resolve();
    const batch = batchPerFrame((events) => {
      // Words come before what they explain, and batches keep their order.
      words = words
        .then(() => loadWords(codesIn(events)))
        .then(() => {
          if (!leaving.signal.aborted)
            setLive((before) => ({ ...before, report: events.reduce(reduce, before.report) }));
        });
    });
    setLive({ report: emptyReport(id), connected: true, problem: null });
    void followEvents({
      path: `/api/diagnoses/${encodeURIComponent(id)}/events`,
      getToken: (fresh) => giver.current(fresh),
      onEvent: batch.add,
      onConnected: (connected) =>
        setLive((before) => (before.connected === connected ? before : { ...before, connected })),
      pause: (ms) => pauseUntilWorthwhile(ms, leaving.signal),
      random: Math.random,
      signal: leaving.signal,
    }).then((end) => {
      if (end.kind === 'stopped') setLive((before) => ({ ...before, connected: true, problem: end.problem }));
    });
    return () => {
      leaving.abort();
      batch.stop();
    };
  }, [id]);

  return live;
}

function codesIn(events: ReportEvent[]): FindingCode[] {
  return codesOf(events.flatMap((event) => (event.type === 'check-finished' ? [event.check] : [])));
}

function batchPerFrame(flush: (events: ReportEvent[]) => void): { add(event: ReportEvent): void; stop(): void } {
  let waiting: ReportEvent[] = [];
  let cancel: (() => void) | null = null;
  const run = () => {
    const events = waiting;
    waiting = [];
    cancel = null;
    flush(events);
  };
  return {
    add(event) {
      waiting.push(event);
      cancel ??= schedule(run);
    },
    stop: () => cancel?.(),
  };
}

/** Hidden pages get no animation frames, yet their title should tell the result: a timer serves them. */
function schedule(run: () => void): () => void {
  if (document.visibilityState === 'hidden') {
    const timer = setTimeout(run, 100);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
}

function pauseUntilWorthwhile(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      document.removeEventListener('visibilitychange', seen);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const seen = () => {
      if (document.visibilityState === 'visible') done();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    document.addEventListener('visibilitychange', seen);
    signal.addEventListener('abort', done);
  });
}
