'use client';

import { useEffect, useState } from 'react';
import { Icon } from './icon';

/**
 * Copies a text and says so. `what` completes "Copy …" for screen readers, for everybody where `named` is true. Where copying is
 * not allowed it says that.
 */
export function CopyButton({ text, what, named = false }: { text: string; what: string; named?: boolean }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 4000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    // Absent on plain http outside loopback, refused in some in-app browsers.
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    writing.then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  return (
    <>
      <button type="button" className="button slim no-print" onClick={copy}>
        <Icon name="copy" />
        <span>
          Copy<span className={named ? undefined : 'hidden-text'}> {what}</span>
        </span>
      </button>
      <span className={state === 'idle' ? 'hidden-text' : 'small'} role="status">
        {state === 'copied' ? 'Copied' : state === 'refused' ? 'Select it by hand' : ''}
      </span>
    </>
  );
}
