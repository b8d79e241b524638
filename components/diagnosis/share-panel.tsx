'use client';

import { useEffect } from 'react';
import { useSession } from '@/components/auth/session-context';
import { LinkList } from './link-list';
import { ShareForm } from './share-form';
import { useLinks } from './use-links';

/** Makes, lists and takes back the links of a report. `opened` counts how often its dialog was opened: each time it reads the list. */
export function SharePanel({ diagnosisId, opened }: { diagnosisId: string; opened: number }) {
  const { config } = useSession();
  const links = useLinks(diagnosisId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once each time the dialog opens
  useEffect(() => {
    void links.refresh();
  }, [opened]);
  return (
    <>
      <p>The link shows the report as it stands now. Later checks do not change it.</p>
      <ShareForm diagnosisId={diagnosisId} links={links} maxDays={config.linkMaxDays} />
      <LinkList links={links} />
    </>
  );
}
