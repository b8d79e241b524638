'use client';

/** A page that broke: what it means for the work, what to press, and what to tell support. */
export function PageProblem({ digest, retry }: { digest: string | null; retry: () => void }) {
  return (
    <div className="page stack">
      <h1 className="title">This page stopped working</h1>
      <p>Your checks are safe. A check that was running goes on without this page.</p>
      <div className="bar">
        <button type="button" className="button primary" onClick={retry}>
          Show the page again
        </button>
        <a className="button" href="/diagnoses">
          See my checks
        </a>
      </div>
      <details>
        <summary>Details for your admin</summary>
        <p className="inside">
          <code>{digest ?? 'in the browser'}</code>
        </p>
      </details>
    </div>
  );
}
