'use client';

import { lazy, Suspense, useRef, useState } from 'react';

/** The dialog's inside is fetched when it is first opened: most reports are read, not shared. */
const SharePanel = lazy(() =>
  import('./share-panel').then(
    ({ SharePanel }) => ({ default: SharePanel }),
    () => ({ default: NotLoaded }),
  ),
);

/** Opens the dialog that makes, lists and takes back links. The native `<dialog>` keeps focus and closes on Escape. */
export function ShareDialog({ diagnosisId }: { diagnosisId: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState(0);
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          dialog.current?.showModal();
          setOpened((times) => times + 1);
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
          {opened > 0 ? (
            <Suspense fallback={<p className="soft">One moment.</p>}>
              <SharePanel diagnosisId={diagnosisId} opened={opened} />
            </Suspense>
          ) : null}
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

function NotLoaded(_props: { diagnosisId: string; opened: number }) {
  return <p role="alert">This part of the page could not be loaded. Reload the page, then share.</p>;
}
