'use client';

import type { Report } from '@/lib/report/report';
import { CheckAgain } from './check-again';
import { ShareDialog } from './share-dialog';

/** What can be done with a finished report. */
export function ReportActions({ report }: { report: Report }) {
  return (
    <div className="stack no-print">
      <div className="bar">
        <CheckAgain report={report} />
        <ShareDialog diagnosisId={report.id} />
      </div>
    </div>
  );
}
