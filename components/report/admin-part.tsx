import { formatTime } from '@/lib/checks/instant';
import { type Cause, causesOf, remediesFor } from './causes';
import { EvidenceLinks } from './evidence-links';
import { MissingRights, missingRights } from './missing-rights';
import { OutLink } from './out-link';
import { RemedyView } from './remedy-view';
import type { PartProps } from './render-options';
import { StatusLine } from './status-line';
import { fillFor, findingText } from './texts';

/** What the tenant's admin must do: per cause the exact words, the path, the deep link, the command. */
export function AdminPart({ report, options }: PartProps) {
  const causes = causesOf(report, options.words).filter(
    ({ finding }) => finding.severity !== 'note' || finding.code === report.verdict?.primary,
  );
  const missing = missingRights(report);
  if (report.status === 'running' || (causes.length === 0 && missing.length === 0)) return null;
  return (
    <section className="part stack" aria-labelledby="admin">
      <h2 id="admin">What your admin must do</h2>
      {causes.map((cause) => (
        <AdminCause key={cause.finding.code} cause={cause} report={report} options={options} />
      ))}
      <MissingRights checks={missing} options={options} />
    </section>
  );
}

function AdminCause({ cause, report, options }: PartProps & { cause: Cause }) {
  const { finding } = cause;
  const text = findingText(report, options.words, finding, 'admin');
  const remedies = remediesFor(report, options.words, 'admin').filter(
    (entry) => entry.cause.finding.code === finding.code,
  );
  return (
    <div className="stack cause">
      <h3>{text.title}</h3>
      <p>{text.body}</p>
      <StatusLine finding={finding} options={options} />
      {remedies.map(({ remedy }) => (
        <RemedyView
          key={remedy.steps[0]?.text ?? finding.code}
          remedy={remedy}
          args={finding.args}
          report={report}
          options={options}
        />
      ))}
      <Links cause={cause} report={report} options={options} />
    </div>
  );
}

function Links({ cause, report, options }: PartProps & { cause: Cause }) {
  const { code, args } = cause.finding;
  const links = options.words(code).links;
  return (
    <ul className="small tight">
      {links.map((link) => (
        <li key={link.url}>
          <OutLink href={fillFor(report, link.url, args)}>{fillFor(report, link.label, args)}</OutLink>{' '}
          <span className="soft">read on {formatTime(`${link.checked}T00:00:00Z`, 'UTC').split(',')[0]}</span>
        </li>
      ))}
      <li className="soft">
        Finding{' '}
        <a href={`/help/${code}`}>
          <code>{code}</code>
        </a>
        .
        <EvidenceLinks finding={cause.finding} report={report} options={options} />
      </li>
    </ul>
  );
}
