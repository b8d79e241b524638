'use client';

import { useRef, useState } from 'react';
import { fetchWithToken } from '@/components/api/client';
import { problemOf } from '@/components/api/problem';
import { useSession } from '@/components/auth/session-context';
import { type AuditFilter, auditQuery } from './audit-filter';

/** Saves every change that the filter lets through, not only this page, as CSV. A plain link could not carry the token. */
export function DownloadAudit({ filter }: { filter: AuditFilter }) {
  const { getToken } = useSession();
  const running = useRef(false);
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);
  const download = async () => {
    if (running.current) return;
    running.current = true;
    setSaid({ text: 'Getting the file.', bad: false });
    const path = `/api/audit.csv${auditQuery({ ...filter, before: null })}`;
    try {
      const response = await fetchWithToken(getToken, path, { method: 'GET' });
      if (response.ok) {
        save(await response.blob());
        setSaid({ text: 'The file is in your downloads.', bad: false });
      } else {
        const { title, detail } = await problemOf(response);
        setSaid({ text: detail ?? title, bad: true });
      }
    } catch {
      // Offline, signed out, or cut off in the middle: either way there is no whole file.
      setSaid({ text: 'The file did not arrive. Try again.', bad: true });
    }
    running.current = false;
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void download()}>
        Download as CSV
      </button>
      <span role="status" className={said?.bad ? 'text-bad' : 'small soft'}>
        {said?.text ?? ''}
      </span>
    </>
  );
}

function save(file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = 'reconnect-audit.csv';
  link.click();
  // The download has its own hold on the file once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
