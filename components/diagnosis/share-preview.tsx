'use client';

import { useEffect, useRef, useState } from 'react';
import { fetchWithToken } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import { apiProblem, problemOf } from '@/components/api/problem';
import { useSession } from '@/components/auth/session-context';
import { ProblemBox } from '@/components/ui/problem-box';
import type { LinkWish } from './use-links';

type Preview = { status: 'loading' } | { status: 'ready'; html: string } | { status: 'problem'; problem: ApiProblem };

/**
 * What the reader of a link would see: the very page that the server makes for it, in a frame without scripts, forms or a way out.
 * Folded away until it is wanted, and made anew when the wish changes.
 */
export function SharePreview({ diagnosisId, wish }: { diagnosisId: string; wish: Omit<LinkWish, 'days'> }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>See what the reader will see</summary>
      <div className="inside">{open ? <Frame diagnosisId={diagnosisId} {...wish} /> : null}</div>
    </details>
  );
}

function Frame({ diagnosisId, audience, view }: { diagnosisId: string } & Omit<LinkWish, 'days'>) {
  const preview = usePreview(diagnosisId, audience, view);
  if (preview.status === 'problem') return <ProblemBox title={preview.problem.title} detail={preview.problem.detail} />;
  return (
    <>
      <p className="small soft" role="status">
        {preview.status === 'loading' ? 'Making the preview.' : 'Exactly this page. Its links do nothing here.'}
      </p>
      {preview.status === 'ready' ? (
        // `allow-same-origin` lets the stylesheet load; without `allow-scripts` nothing in it can use that.
        <iframe
          className="block h-96 w-full border border-line"
          title="Preview of the shared report"
          sandbox="allow-same-origin"
          srcDoc={preview.html}
        />
      ) : null}
    </>
  );
}

function usePreview(diagnosisId: string, audience: LinkWish['audience'], view: LinkWish['view']): Preview {
  const { getToken } = useSession();
  const [preview, setPreview] = useState<Preview>({ status: 'loading' });
  // The session object changes while the person is being named; the preview must not be made anew for that.
  const giver = useRef(getToken);
  giver.current = getToken;
  useEffect(() => {
    const leaving = new AbortController();
    setPreview({ status: 'loading' });
    void fetchWithToken(
      (fresh) => giver.current(fresh),
      `/api/diagnoses/${encodeURIComponent(diagnosisId)}/links/preview`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/html' },
        body: JSON.stringify({ audience, view }),
        signal: leaving.signal,
      },
    )
      .then(
        async (response): Promise<Preview> =>
          response.ok
            ? { status: 'ready', html: await response.text() }
            : { status: 'problem', problem: await problemOf(response) },
      )
      .catch((): Preview => ({ status: 'problem', problem: apiProblem('offline') }))
      .then((made) => {
        if (!leaving.signal.aborted) setPreview(made);
      });
    return () => leaving.abort();
  }, [diagnosisId, audience, view]);
  return preview;
}
