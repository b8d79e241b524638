'use client';

import { useRef } from 'react';
import { useSession } from '@/components/auth/session-context';
import { LinkList } from './link-list';
import { ShareForm } from './share-form';
import { useLinks } from './use-links';

/** Opens the dialog that makes, lists and takes back links. The native `<dialog>` keeps focus and closes on Escape. */
export function ShareDialog({ diagnosisId }: { diagnosisId: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { config } = useSession();
  const links = useLinks(diagnosisId);
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          dialog.current?.showModal();
          void links.refresh();
        }}
      >
        Share this report
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="share-title">
        <div className="stack">
          <h2 id="share-title" className="title">
            Share this report
          </h2>
          <p>The link shows the report as it stands now. Later checks do not change it.</p>
          <ShareForm links={links} maxDays={config.linkMaxDays} />
          <LinkList links={links} />
          <form method="dialog">
            <button type="submit" className="button">
              Close
            </button>
          </form>
        </div>
      </dialog>
    </>
  );
}
