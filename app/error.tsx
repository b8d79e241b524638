'use client';

import { PageProblem } from '@/components/ui/page-problem';

export default function PageError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageProblem digest={props.error.digest ?? null} retry={props.reset} />;
}
