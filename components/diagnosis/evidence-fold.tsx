'use client';

import { Suspense, useEffect, useState } from 'react';
import { hasEvidence } from '@/components/report/evidence-links';
import type { PartProps } from '@/components/report/render-options';
import { lazyPanel } from './panel-button';

/** Tables, search and tools are fetched when they are wanted: a person reads the answer, not what it rests on. */
const EvidenceBrowser = lazyPanel(() => import('./evidence-browser').then((module) => module.EvidenceBrowser));

/**
 * The evidence of a report behind one press, or behind a link that leads to a piece of it. `open` shows it at once, as support
 * wants it; `tools` adds what hands it on, where the page has that nowhere else.
 */
export function EvidenceFold({ report, options, open, tools }: PartProps & { open: boolean; tools: boolean }) {
  const [wanted, setWanted] = useState<'press' | 'link' | null>(null);
  const { evidence } = report;
  useEffect(() => {
    const follow = () => {
      if (evidence.some(({ id }) => location.hash === `#${id}`)) setWanted('link');
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [evidence]);
  if (!hasEvidence(report, options)) return null;
  if (open || wanted) {
    return (
      <Suspense fallback={<Coming />}>
        <EvidenceBrowser report={report} options={options} tools={tools} pressed={wanted === 'press'} />
      </Suspense>
    );
  }
  return (
    <section className="part no-print" aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      <button type="button" className="button" onClick={() => setWanted('press')}>
        Show what this rests on ({evidence.length})
      </button>
    </section>
  );
}

function Coming() {
  return (
    <section className="part no-print" aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      <p className="soft" role="status">
        One moment.
      </p>
    </section>
  );
}
