'use client';

import { type HandOffState, type Made, useHandOff } from './use-hand-off';

/** Hands the test over to the phone: code, number to compare, results as they come. */
export function HandOffPart({ diagnosisId, onTests }: { diagnosisId: string; onTests: () => void }) {
  const { made, state, problem, make, confirm, end } = useHandOff(diagnosisId, onTests);
  const over = state?.state === 'refused' || state?.state === 'expired';
  return (
    <div className="stack" aria-live="polite">
      {made === null || over ? (
        <>
          {state?.state === 'refused' ? (
            <p>This test was ended. What the phone had sent and you had not agreed to is gone.</p>
          ) : null}
          {state?.state === 'expired' ? <p>The code was not opened in 10 minutes.</p> : null}
          <button type="button" className="button primary" onClick={() => void make()}>
            {made === null ? 'Show a code for the phone' : 'Show a new code'}
          </button>
        </>
      ) : (
        <Follow made={made} state={state} confirm={confirm} end={end} />
      )}
      {problem ? <p role="alert">{problem}</p> : null}
    </div>
  );
}

function Follow(props: { made: Made; state: HandOffState | null; confirm(): void; end(): void }) {
  const { made, state } = props;
  if (state?.state === 'opened') {
    return (
      <>
        <p>
          A phone has opened the code: {state.deviceLabel}. Does it show this number? If it does not, somebody else has
          opened it.
        </p>
        <p className="digits">{state.digits}</p>
        <div className="bar">
          <button type="button" className="button" onClick={props.confirm}>
            It shows {state.digits}
          </button>
          <button type="button" className="button" onClick={props.end}>
            End this test
          </button>
        </div>
      </>
    );
  }
  if (state?.state === 'confirmed') {
    return (
      <>
        <p>
          {state.deviceLabel} is connected. Tests received: {state.tests.length}. The report behind this box shows them.
        </p>
        <p className="soft">Test on Wi-Fi and on mobile data. The phone says what to do next.</p>
        <button type="button" className="button" onClick={props.end}>
          End this test
        </button>
      </>
    );
  }
  return (
    <>
      <p>Open the camera of the phone and point it at this code. It works once, for 10 minutes.</p>
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
