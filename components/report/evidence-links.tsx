import type { Evidence } from '@/lib/report/evidence';
import type { Finding, Report } from '@/lib/report/report';
import type { PartProps } from './render-options';

/** A finding about 100 phones rests on 200 pieces of evidence; the first ones show where to look. */
const most = 5;

/** Links from a finding to the pieces of evidence it rests on. A browser opens the fold that holds the target by itself. */
export function EvidenceLinks({ finding, report, options }: PartProps & { finding: Finding }) {
  const ids = new Set(linkedIds(finding));
  const items = options.evidence ? shownEvidence(report, options).filter((item) => ids.has(item.id)) : [];
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

/** True when a report has something for the part with the evidence, and its surface shows that part. */
export function hasEvidence(
  report: Pick<Report, 'evidence' | 'probes' | 'status'>,
  options: PartProps['options'],
): boolean {
  return options.evidence && report.status !== 'running' && report.evidence.length + report.probes.length > 0;
}

/**
 * The evidence that a surface shows, in the report's order. Where only so many of a kind are shown, those that a finding
 * links to come before the others.
 */
export function shownEvidence({ evidence, checks }: Pick<Report, 'evidence' | 'checks'>, options: Cut): Evidence[] {
  const most = options.mostEvidence;
  if (most === undefined) return evidence;
  const linked = linkedEvidence({ checks });
  const counts = new Map<Evidence['kind'], number>();
  const shown = new Set(
    [...evidence]
      .sort((a, b) => Number(linked.has(b.id)) - Number(linked.has(a.id)))
      .filter(({ kind }) => {
        const count = (counts.get(kind) ?? 0) + 1;
        counts.set(kind, count);
        return count <= most;
      }),
  );
  return evidence.filter((item) => shown.has(item));
}

type Cut = Pick<PartProps['options'], 'mostEvidence'>;

/** The evidence that some finding of the report links to: only these need an address on the page. */
export function linkedEvidence(report: Pick<Report, 'checks'>): Set<string> {
  return new Set(report.checks.flatMap((check) => check.findings.flatMap(linkedIds)));
}

function linkedIds(finding: Finding): string[] {
  return finding.evidence.slice(0, most);
}
