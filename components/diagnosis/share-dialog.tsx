'use client';

import { lazyPanel, PanelButton } from './panel-button';

/** Fetched when it is first opened: most reports are read, not shared. */
const SharePanel = lazyPanel(() => import('./share-panel').then((module) => module.SharePanel));

/** Opens the dialog that shows what a link would show, makes, lists and takes back links. */
export function ShareDialog({ diagnosisId }: { diagnosisId: string }) {
  return (
    <PanelButton
      label="Share this report"
      panel={({ opened }) => <SharePanel diagnosisId={diagnosisId} opened={opened} />}
    />
  );
}
