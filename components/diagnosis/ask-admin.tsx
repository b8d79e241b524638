'use client';

import type { PartProps } from '@/components/report/render-options';
import { lazyPanel, PanelButton } from './panel-button';

/** Fetched when it is first opened. */
const AskAdminPanel = lazyPanel(() => import('./ask-admin-panel').then((module) => module.AskAdminPanel));

/** Opens the dialog with a message to the admin, ready to send. */
export function AskAdmin({ report, options }: PartProps) {
  return <PanelButton label="Ask your admin" panel={() => <AskAdminPanel report={report} options={options} />} />;
}
