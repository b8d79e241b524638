'use client';

import { useEffect, useRef, useState } from 'react';
import type { Report } from '@/lib/report/report';
import { announcementFor } from './announcements';
import { loadedWords } from './load-words';

/** A polite live region that speaks at most once a second; while it waits, a newer message replaces an older one. */
export function LiveRegion({ report }: { report: Report }) {
  const [message, setMessage] = useState('');
  const before = useRef(report);
  const queue = useRef<{ next: string | null; timer: ReturnType<typeof setTimeout> | null }>({
    next: null,
    timer: null,
  });

  useEffect(() => {
    const spoken = announcementFor(before.current, report, loadedWords);
    before.current = report;
    if (!spoken) return;
    const { current } = queue;
    if (current.timer) {
      current.next = spoken;
      return;
    }
    const speak = (text: string) => {
      setMessage(text);
      current.timer = setTimeout(() => {
        current.timer = null;
        const { next } = current;
        current.next = null;
        if (next) speak(next);
      }, 1000);
    };
    speak(spoken);
  }, [report]);

  useEffect(
    () => () => {
      if (queue.current.timer) clearTimeout(queue.current.timer);
      queue.current.timer = null;
    },
    [],
  );

  return (
    <p className="hidden-text" role="status" aria-live="polite">
      {message}
    </p>
  );
}
