'use client';

import { type ReactNode, Suspense } from 'react';
import { canAskAdmin } from '@/components/report/admin-causes';
import type { PartProps } from '@/components/report/render-options';
import { AskAdmin } from './ask-admin';
import { lazyPanel } from './panel-button';
import { CheckAgain } from './restart-button';
import { ShareDialog } from './share-dialog';

/** Fetched for holders of a role only: they hand reports on. */
const SupportTools = lazyPanel(() => import('./support-tools').then((module) => module.SupportTools));

/** What can be done with a finished report, `children` among it. A person without a role is helped to ask; who has one hands it on. */
export function ReportActions(props: PartProps & { hasRole: boolean; children?: ReactNode }) {
  const { report, options, hasRole, children } = props;
  return (
    <div className="stack no-print">
      <div className="bar">
        <CheckAgain report={report} />
        <ShareDialog diagnosisId={report.id} />
        {!hasRole && canAskAdmin(report, options.words) ? <AskAdmin report={report} options={options} /> : null}
        {children}
      </div>
      {hasRole ? (
        <Suspense fallback={null}>
          <SupportTools report={report} options={options} />
        </Suspense>
      ) : null}
    </div>
  );
}
