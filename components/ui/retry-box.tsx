'use client';

import type { ReactNode } from 'react';
import type { ApiProblem } from '@/components/api/problem';
import { ProblemBox } from './problem-box';

/** Says why something could not be read, and reads it again on a press. `title` says what it was, where that is not plain. */
export function RetryBox(props: { problem: ApiProblem; retry(): void; title?: string; children?: ReactNode }) {
  const { problem, retry, title, children } = props;
  const detail = title === undefined ? problem.detail : (problem.detail ?? problem.title);
  return (
    <ProblemBox title={title ?? problem.title} detail={detail}>
      {children}
      <button type="button" className="button" onClick={retry}>
        Try again
      </button>
    </ProblemBox>
  );
}
