import type { Finding, Report } from '@/lib/report/report';
import type { PartProps } from './render-options';

/** A finding about 100 phones rests on 200 pieces of evidence; the first ones show where to look. */
const most = 5;

/** Links from a finding to the pieces of evidence it rests on. A browser opens the fold that holds the target by itself. */
export function EvidenceLinks({ finding, report, options }: PartProps & { finding: Finding }) {
  const ids = new Set(linkedIds(finding));
  const items = options.evidence ? report.evidence.filter((item) => ids.has(item.id)) : [];
  if (items.length === 0) return null;
  const rest = finding.evidence.length - items.length;
  return (
    <>
      {' Evidence: '}
      {items.map((item, index) => (
        <span key={item.id}>
          {index > 0 ? ', ' : ''}
          <a href={`#${item.id}`}>{item.label}</a>
        </span>
      ))}
      {rest > 0 ? ` and ${rest} more` : ''}
    </>
  );
}

/** The evidence that some finding of the report links to: only these need an address on the page. */
export function linkedEvidence(report: Pick<Report, 'checks'>): Set<string> {
  return new Set(report.checks.flatMap((check) => check.findings.flatMap(linkedIds)));
}

function linkedIds(finding: Finding): string[] {
  return finding.evidence.slice(0, most);
}
