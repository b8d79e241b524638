import { leadsWithSetup, remediesFor } from './causes';
import { ManualSetup } from './manual-setup';
import { RemedyView } from './remedy-view';
import type { PartProps } from './render-options';
import { findingText } from './texts';

/** What the person with the phone can do now. After ActiveSync was off, KB 2427193 wants the account set up again. */
export function YourPart({ report, options }: PartProps) {
  if (report.status === 'running' || !report.verdict) return null;
  const remedies = remediesFor(report, options.words, 'user');
  const setup = leadsWithSetup(report);
  return (
    <section className="part stack" aria-labelledby="you">
      <h2 id="you">What you can do now</h2>
      {remedies.map(({ cause, remedy }, index) => (
        <div className="tight" key={`${cause.finding.code} ${remedy.steps[0]?.text ?? ''}`}>
          {index > 0 ? <h3>Also: {findingText(report, options.words, cause.finding, 'user').title}</h3> : null}
          <RemedyView remedy={remedy} args={cause.finding.args} report={report} options={options} />
        </div>
      ))}
      {remedies.length === 0 && !setup ? <NothingForYou /> : null}
      {report.verdict.primary === 'mailbox/activesync-disabled' ? (
        <p className="aside">
          When you set the account up again,{' '}
          <a href="#manual-setup">step 4 has the values and the way for your phone</a>.
        </p>
      ) : null}
      {setup ? <ManualSetup report={report} options={options} /> : null}
      {report.verdict.state === 'healthy' || report.verdict.state === 'inconclusive' ? <BothNetworks /> : null}
    </section>
  );
}

/** The most telling thing a person can try: whether it is the network they are on. */
export function BothNetworks() {
  return (
    <p className="aside">
      Try your mail once on Wi-Fi and once on mobile data. If it works on only one of them, the other network is in the
      way.
    </p>
  );
}

function NothingForYou() {
  return (
    <p>
      There is nothing to change on your phone right now. Keep the account on it as it is. Share this report with your
      admin, then check again.
    </p>
  );
}
