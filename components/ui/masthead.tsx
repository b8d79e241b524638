import type { ReactNode } from 'react';

/** Top of every page: skip link, notice of the cloud, product name, and what a surface puts beside it. */
export function Masthead({ notice, children }: { notice: string | null; children?: ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header>
        {notice ? <p className="notice">{notice}</p> : null}
        <div className="masthead">
          <div>
            <a className="brand" href="/">
              Reconnect
            </a>
            {children}
          </div>
        </div>
      </header>
    </>
  );
}
