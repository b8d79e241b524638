import type { ReactNode } from 'react';
import type { Evidence } from '@/lib/report/evidence';
import { EvidenceLine } from './evidence-line';
import { hasEvidence, linkedEvidence, shownEvidence } from './evidence-links';
import { EvidenceTable } from './evidence-table';
import type { PartProps } from './render-options';
import { RequestIds } from './request-ids';
import { Timeline } from './timeline';

/** Groups of evidence in the order of reading: what was asked of names, hosts, services; what is set; how long it took. */
const groups: { kind: Evidence['kind']; title: string }[] = [
  { kind: 'dns-answer', title: 'Names in DNS' },
  { kind: 'certificate', title: 'Certificates' },
  { kind: 'http-exchange', title: 'Requests and answers' },
  { kind: 'setting', title: 'Settings' },
  { kind: 'device', title: 'Phones known to the mailbox' },
  { kind: 'token-claims', title: 'Sign-in facts' },
];

/** A mailbox may know 100 phones: from here on each is one line with the same facts, or a shared page outgrows its 14 kB. */
const longList = 30;

/**
 * Everything the verdict rests on, folded away: requests, answers, records, certificates, timings. It stands once all is in.
 * `tools` stand under its heading.
 */
export function EvidencePart({ report, options, tools }: PartProps & { tools?: ReactNode }) {
  if (!hasEvidence(report, options)) return null;
  const anchors = linkedEvidence(report);
  const only = options.onlyEvidence;
  const shown = shownEvidence(report, options).filter(({ id }) => only?.has(id) ?? true);
  return (
    <section className="part" aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      {tools}
      {only ? null : <Timings report={report} options={options} />}
      {groups.map((group) => (
        <Group
          key={group.kind}
          title={group.title}
          items={shown.filter((item) => item.kind === group.kind)}
          all={report.evidence.filter((item) => item.kind === group.kind).length}
          anchors={anchors}
          options={options}
        />
      ))}
      {only ? null : <RequestIds evidence={shown} options={options} />}
    </section>
  );
}

function Group(props: {
  title: string;
  items: Evidence[];
  all: number;
  anchors: Set<string>;
  options: PartProps['options'];
}) {
  const { title, items, all, anchors, options } = props;
  const searched = options.onlyEvidence !== undefined;
  const rest = searched ? 0 : all - items.length;
  const lists = options.lists ?? null;
  if (all === 0 || (searched && items.length === 0)) return null;
  return (
    <details open={searched || options.unfolded}>
      <summary>
        {title} ({searched ? `${items.length} of ${all}` : all})
      </summary>
      <div className="inside">
        {items.map((item) =>
          items.length > longList ? (
            <EvidenceLine key={item.id} item={item} anchored={anchors.has(item.id)} lists={lists} />
          ) : (
            <EvidenceTable key={item.id} item={item} anchored={anchors.has(item.id)} lists={lists} />
          ),
        )}
        {rest > 0 ? <p>{rest} more are not shown here. The report in the portal has them all.</p> : null}
      </div>
    </details>
  );
}

function Timings({ report, options }: PartProps) {
  if (report.probes.length === 0) return null;
  return (
    <details open={options.unfolded}>
      <summary>When each question was asked, and how long it took ({report.probes.length})</summary>
      <div className="inside">
        <Timeline report={report} />
      </div>
    </details>
  );
}
