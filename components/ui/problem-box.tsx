import type { ReactNode } from 'react';

/** Says what went wrong and holds what can be done about it. It is announced when it appears. */
export function ProblemBox({
  title,
  detail,
  children,
}: {
  title: string;
  detail?: string | null;
  children?: ReactNode;
}) {
  return (
    <div className="problem stack" role="alert">
      <p className="word">{title}</p>
      {detail ? <p>{detail}</p> : null}
      {children}
    </div>
  );
}
