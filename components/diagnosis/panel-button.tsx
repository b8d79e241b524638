'use client';

import { type ComponentType, lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';

/** What a panel is given: how often its dialog was opened (it reads anew each time), and whether it is open now. */
export interface PanelProps {
  opened: number;
  open: boolean;
}

/** Makes a panel that is fetched when it is first wanted; one that does not come says so in its place. */
export function lazyPanel<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return lazy(async (): Promise<{ default: ComponentType<P> }> => {
    const panel = await load().catch(() => NotLoaded);
    return { default: panel };
  });
}

/** A button that opens a dialog, whose inside `panel` shows. The native `<dialog>` keeps focus and closes on Escape. */
export function PanelButton(props: { label: string; panel: (props: PanelProps) => ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [{ opened, open }, setState] = useState<PanelProps>({ opened: 0, open: false });
  const title = useId();
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          dialog.current?.showModal();
          setState((before) => ({ opened: before.opened + 1, open: true }));
        }}
      >
        {props.label}
      </button>
      <dialog
        ref={dialog}
        className="dialog"
        aria-labelledby={title}
        onClose={() => setState((before) => ({ ...before, open: false }))}
      >
        <div className="stack">
          <h2 id={title} className="title">
            {props.label}
          </h2>
          {opened > 0 ? (
            <Suspense fallback={<p className="soft">One moment.</p>}>{props.panel({ opened, open })}</Suspense>
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

function NotLoaded() {
  return <p role="alert">This part of the page could not be loaded. Reload the page, then try again.</p>;
}
