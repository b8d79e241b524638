'use client';

import { useEffect, useRef } from 'react';
import { type HandOffState, hasEnded, type Made, useHandOff } from './use-hand-off';

type HandOff = ReturnType<typeof useHandOff>;

/**
 * Hands the test over to the phone: code, number to compare, results as they come. One paragraph says how far it is. It takes the
 * focus when a step replaces the button that was pressed, and is read out when the phone made the step.
 */
export function HandOffPart(props: { diagnosisId: string; open: boolean; onTests: () => void }) {
  const handOff = useHandOff(props.diagnosisId, props.open, props.onTests);
  const { made, state, problem } = handOff;
  const part = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const step = made === null ? 'none' : (state?.state ?? 'waiting');
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (mayTakeFocus(part.current)) status.current?.focus();
  }, [step]);
  return (
    <div className="stack" ref={part}>
      <p role="status" tabIndex={-1} ref={status}>
        {statusText(made, state)}
      </p>
      <Step {...handOff} />
      {problem ? <p role="alert">{problem.title}</p> : null}
    </div>
  );
}

/** Where the focus is elsewhere, somebody works there: only the place of a button that is gone is ours to fill. */
function mayTakeFocus(part: HTMLElement | null): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at instanceof HTMLDialogElement || part?.contains(at) === true;
}

function statusText(made: Made | null, state: HandOffState | null): string {
  if (made === null) return 'A code hands the test over to the phone.';
  switch (state?.state) {
    case 'opened':
      return `A phone has opened the code: ${state.deviceLabel}. Does it show this number? If it does not, somebody else has opened it.`;
    case 'confirmed':
      return `${state.deviceLabel} is connected. Tests received: ${state.tests.length}. The report behind this box shows them.`;
    case 'refused':
      return 'This test was ended. What the phone had sent and you had not agreed to is gone.';
    case 'expired':
      return 'The code was not opened in 10 minutes.';
    case 'over':
      return 'The 30 minutes of this test are over. Tests that you agreed to are in the report.';
    case 'gone':
      return 'The portal does not know this code any more.';
    default:
      return 'Open the camera of the phone and point it at this code. It works once, for 10 minutes.';
  }
}

/** What can be done at this step. A press that is not answered yet keeps its button, and with it the focus. */
function Step({ made, state, busy, make, confirm, end }: HandOff) {
  if (made === null || hasEnded(state)) {
    return (
      <button type="button" className="button primary" aria-disabled={busy} onClick={make}>
        {made === null ? 'Show a code for the phone' : 'Show a new code'}
      </button>
    );
  }
  if (state === null || state.state === 'waiting') return <Code made={made} />;
  return (
    <>
      {state.state === 'opened' ? (
        <p className="digits">{state.digits}</p>
      ) : (
        <p className="soft">Test on Wi-Fi and on mobile data. The phone says what to do next.</p>
      )}
      <div className="bar">
        {state.state === 'opened' ? (
          <button type="button" className="button" aria-disabled={busy} onClick={confirm}>
            It shows {state.digits}
          </button>
        ) : null}
        <button type="button" className="button" aria-disabled={busy} onClick={end}>
          End this test
        </button>
      </div>
    </>
  );
}

function Code({ made }: { made: Made }) {
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: a drawing in the page itself; the portal has no image optimiser */}
      <img
        className="qr"
        alt="Code for the camera of the phone"
        src={`data:image/svg+xml,${encodeURIComponent(made.qr)}`}
      />
      <p>
        Or open <bdi>{made.url.slice(0, made.url.lastIndexOf('/'))}</bdi> on the phone and type{' '}
        <b className="short-code">{made.code}</b>
      </p>
    </>
  );
}
