'use client';

import { PageProblem } from '@/components/ui/page-problem';
import './globals.css';

/** Replaces Next's own page, whose inline style the policy would refuse. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page stopped working | Reconnect</title>
        <main>
          <PageProblem digest={props.error.digest ?? null} retry={props.reset} />
        </main>
      </body>
    </html>
  );
}
