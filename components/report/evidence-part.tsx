import type { Evidence } from '@/lib/report/evidence';
import { EvidenceLine } from './evidence-line';
import { linkedEvidence, shownEvidence } from './evidence-links';
import { formatDuration } from './evidence-rows';
import { EvidenceTable } from './evidence-table';
import type { PartProps } from './render-options';
import type { WordLists } from './word-lists';

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

/** Everything the verdict rests on, folded away: requests, answers, records, certificates, timings. It stands once all is in. */
export function EvidencePart({ report, options }: PartProps) {
  const running = report.status === 'running';
  if (!options.evidence || running || (report.evidence.length === 0 && report.probes.length === 0)) return null;
  const anchors = linkedEvidence(report);
  const shown = shownEvidence(report, options);
  return (
    <section className="part" aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      {groups.map((group) => (
        <Group
          key={group.kind}
          title={group.title}
          items={shown.filter((item) => item.kind === group.kind)}
          all={report.evidence.filter((item) => item.kind === group.kind).length}
          anchors={anchors}
          lists={options.lists ?? null}
        />
      ))}
      <Timings probes={report.probes} />
    </section>
  );
}

function Group(props: {
  title: string;
  items: Evidence[];
  all: number;
  anchors: Set<string>;
  lists: WordLists | null;
}) {
  const { title, items, all, anchors, lists } = props;
  const rest = all - items.length;
  if (all === 0) return null;
  return (
    <details>
      <summary>
        {title} ({all})
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

function Timings({ probes }: { probes: PartProps['report']['probes'] }) {
  if (probes.length === 0) return null;
  return (
    <details>
      <summary>How long each question took ({probes.length})</summary>
      <div className="inside">
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Result</th>
              <th scope="col">Time</th>
            </tr>
          </thead>
          <tbody>
            {probes.map((probe) => (
              <tr key={probe.id}>
                <td>
                  <code>{probe.id}</code>
                </td>
                <td>
                  {probe.status}
                  {probe.failure ? ` (${probe.failure})` : ''}
                </td>
                <td>{probe.durationMs === undefined ? 'not measured' : formatDuration(probe.durationMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
