'use client';

import type { PartProps } from '@/components/report/render-options';
import { ticketText } from '@/components/report/ticket-text';
import { CopyButton } from '@/components/ui/copy-button';

/** Hands the report on as it stands here: as text for a ticket, as a file, on paper. Nothing is sent anywhere. */
export function SupportTools({ report, options }: PartProps) {
  // The address of a shared report holds its token, and tickets travel further than reports.
  const address = location.pathname.startsWith('/shared/') ? null : `${location.origin}${location.pathname}`;
  return (
    <div className="bar">
      <CopyButton text={ticketText(report, options.words, address)} what="as ticket text" named />
      <button type="button" className="button slim" onClick={() => download(report)}>
        Download JSON
      </button>
      <button type="button" className="button slim" onClick={() => window.print()}>
        Print
      </button>
    </div>
  );
}

/** Saves the report as this page has it: what a link left out is not in it either. */
function download(report: PartProps['report']): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = `report-${(report.finishedAt ?? report.startedAt).slice(0, 10)}-${report.id.slice(0, 8)}.json`;
  anchor.click();
  // The browser has taken the file's bytes by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
