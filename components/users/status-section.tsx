'use client';

import type { ReactNode } from 'react';
import { Time } from '@/components/report/time';
import type { Fact, Known } from './evidence-facts';
import { useWide } from './use-wide';

/** A part of a person's page. On a phone it is one line that opens; `brief` is what that line says. */
export function StatusSection(props: { id: string; title: string; brief: string | null; children: ReactNode }) {
  const { id, title, brief, children } = props;
  const wide = useWide();
  if (wide) {
    return (
      <section className="part" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        {children}
      </section>
    );
  }
  return (
    <section className="part fold" aria-labelledby={id}>
      <details>
        <summary>
          <h2 id={id}>{title}</h2>
          {brief === null ? null : <p className="small soft">{brief}</p>}
        </summary>
        <div className="inside">{children}</div>
      </details>
    </section>
  );
}

/** What was seen, or why not: a gap looks like a gap. */
export function KnownPart<T>({ of, children }: { of: Known<T>; children: (value: T) => ReactNode }) {
  return of.known ? children(of.value) : <p className="aside gap">{of.why}</p>;
}

/** Facts as a list of terms; what comes from the directory or Exchange keeps its own direction of writing. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="settings one small">
      {facts.map((one) => (
        <div key={one.label}>
          <dt>{one.label}</dt>
          <dd>{'at' in one ? <Time at={one.at} /> : <bdi>{one.value}</bdi>}</dd>
        </div>
      ))}
    </dl>
  );
}
