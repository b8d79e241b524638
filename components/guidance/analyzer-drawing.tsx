import { BrowserFrame, Button, Callout, Drawing, ListRow, ResultLine } from './pieces';

const host = 'testconnectivity.microsoft.com';

/** Microsoft's Remote Connectivity Analyzer in three frames: choose the test, fill the form, read the result. */
export function ConnectivityAnalyzer() {
  return (
    <Drawing
      title="Microsoft Remote Connectivity Analyzer, drawn"
      steps={[
        'Choose Exchange ActiveSync Autodiscover, then Next.',
        'Type the email address and sign-in name. This form asks for a password: use a test account if you can.',
        'Tick both boxes, type the letters you see, then Perform Test.',
        'Look at the headline first. Red lines above the one that worked are expected.',
      ]}
    >
      <div className="frames">
        <svg viewBox="0 0 440 150" aria-hidden="true" focusable="false">
          <BrowserFrame width={440} height={150} address={host}>
            <text className="t-strong" x="18" y="52">
              Microsoft 365 tests
            </text>
            <circle className="d-outline" cx="26" cy="76" r="6" />
            <text x="42" y="80">
              Exchange ActiveSync
            </text>
            <circle className="d-accent" cx="26" cy="102" r="6" />
            <text className="t-strong" x="42" y="106">
              Exchange ActiveSync Autodiscover
            </text>
            <Callout x={304} y={102} n={1} />
            <Button x={350} y={116} width={72} label="Next" primary />
          </BrowserFrame>
        </svg>
        <svg viewBox="0 0 440 188" aria-hidden="true" focusable="false">
          <BrowserFrame width={440} height={188} address={host}>
            <ListRow x={18} y={38} width={260} label="Email address" />
            <ListRow x={18} y={66} width={260} label="Sign-in name" />
            <ListRow x={18} y={94} width={260} label="Password" />
            <Callout x={296} y={74} n={2} />
            <rect className="d-outline" x="18" y="128" width="12" height="12" />
            <text className="t-soft" x="38" y="138">
              I accept, and the letters below
            </text>
            <Callout x={296} y={134} n={3} />
            <Button x={318} y={154} width={104} label="Perform Test" primary />
          </BrowserFrame>
        </svg>
        <svg viewBox="0 0 440 190" aria-hidden="true" focusable="false">
          <BrowserFrame width={440} height={190} address={host}>
            <ResultLine x={18} y={42} good label="Connectivity test successful" />
            <Callout x={264} y={49} n={4} />
            <ResultLine x={38} y={68} good={false} label="https://contoso.com: not there, expected" />
            <ResultLine x={38} y={94} good={false} label="https://autodiscover…: no answer, expected" />
            <ResultLine x={38} y={120} good label="http redirect: leads to Exchange Online" />
            <ResultLine x={58} y={146} good label="ActiveSync settings received" />
          </BrowserFrame>
        </svg>
      </div>
    </Drawing>
  );
}
