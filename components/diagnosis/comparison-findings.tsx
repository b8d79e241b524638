'use client';

import { findingText } from '@/components/report/texts';
import type { Words } from '@/lib/checks/words';
import type { ReportComparison } from '@/lib/report/compare';
import type { Finding, Report } from '@/lib/report/report';

/** Findings that are gone, not seen, new and the same; each filled with the facts of the report it stands in. */
export function FindingChanges(props: {
  findings: ReportComparison['findings'];
  before: Report;
  after: Report;
  words: { before: Words; after: Words };
}) {
  const { findings, before, after, words } = props;
  return (
    <>
      <List title="Gone" items={findings.gone} report={before} words={words.before} />
      <List
        title="Not seen this time, so it may still be there"
        items={findings.unseen}
        report={before}
        words={words.before}
      />
      <List title="New" items={findings.fresh} report={after} words={words.after} />
      <List title="The same as before" items={findings.same} report={after} words={words.after} />
    </>
  );
}

function List({ title, items, report, words }: { title: string; items: Finding[]; report: Report; words: Words }) {
  if (items.length === 0) return null;
  return (
    <div className="tight">
      <h3>{title}</h3>
      <ul className="plain">
        {items.map((finding) => (
          <li key={`${finding.code} ${String(finding.args.deviceId ?? '')}`}>
            {findingText(report, words, finding, 'user').title} <code className="soft">{finding.code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
