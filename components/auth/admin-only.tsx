'use client';

import type { ReactNode } from 'react';
import { ProblemBox } from '@/components/ui/problem-box';
import { isAdmin } from './is-admin';
import { useSession } from './session-context';

/** Shows its children to admins; everybody else reads that only they see `what`. The server decides, this saves the question. */
export function AdminOnly({ what, children }: { what: string; children: ReactNode }) {
  const { state } = useSession();
  if (isAdmin(state)) return children;
  return <ProblemBox title="Your account may not see this." detail={`Only people with the Admin role see ${what}.`} />;
}
