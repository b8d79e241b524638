'use client';

import { useDeferredValue, useEffect, useId, useMemo, useState } from 'react';
import { EvidencePart } from '@/components/report/evidence-part';
import { matchingEvidence } from '@/components/report/evidence-search';
import type { PartProps } from '@/components/report/render-options';
import { SupportTools } from './support-tools';

/**
 * All evidence of a report with a search over what it shows; with `tools` also what support does with it: ticket text, file, paper.
 * `pressed` is true when it took the place of the button that asked for it.
 */
export function EvidenceBrowser(props: PartProps & { tools: boolean; pressed: boolean }) {
  const { report, options, tools, pressed } = props;
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const lists = options.lists ?? null;
  const only = useMemo(() => matchingEvidence(report.evidence, wanted, lists), [report.evidence, wanted, lists]);
  useEffect(() => {
    if (pressed) focusHeading();
  }, [pressed]);
  useEffect(() => {
    const show = () => {
      setQuery('');
      // The browser has looked for the target before it was there; it opens the fold around it by itself only when it finds it.
      const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
      const fold = target?.closest('[aria-labelledby="evidence"] details');
      if (!target || !fold) return;
      fold.setAttribute('open', '');
      target.scrollIntoView();
    };
    show();
    window.addEventListener('hashchange', show);
    return () => window.removeEventListener('hashchange', show);
  }, []);
  return (
    <EvidencePart
      report={report}
      options={only === null ? options : { ...options, onlyEvidence: only }}
      tools={
        <div className="stack no-print">
          {tools ? <SupportTools report={report} options={options} /> : null}
          <Search query={query} onChange={setQuery} found={only?.size ?? null} all={report.evidence.length} />
        </div>
      }
    />
  );
}

/** The button is gone, so the focus goes on where it was, unless somebody has moved it meanwhile. */
function focusHeading(): void {
  const heading = document.getElementById('evidence');
  if (heading === null || (document.activeElement ?? document.body) !== document.body) return;
  heading.tabIndex = -1;
  heading.focus();
}

function Search(props: { query: string; onChange(query: string): void; found: number | null; all: number }) {
  const { query, onChange, found, all } = props;
  const id = useId();
  return (
    <search className="field pb-4">
      <label htmlFor={id}>Search in the evidence</label>
      <input
        id={id}
        type="search"
        className="input"
        autoComplete="off"
        spellCheck={false}
        placeholder="A host, a command, a request id"
        value={query}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="small soft" role="status">
        {found === null ? '' : found === 0 ? 'Nothing holds all of these words.' : `${found} of ${all} pieces`}
      </p>
    </search>
  );
}
