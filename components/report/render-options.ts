import type { ReactNode } from 'react';
import type { Report } from '@/lib/report/report';

/**
 * What a surface adds to the same report. The shared page has no script, so it passes no `copy`; the live page passes a
 * button. Components here never use hooks: a shared page is rendered by `renderToStaticMarkup` in a route handler.
 */
export interface RenderOptions {
  /** Makes a control that copies `text`; `what` completes the sentence "Copy …". */
  copy?: (text: string, what: string) => ReactNode;
  /** Controls under the verdict: share, check again. */
  actions?: ReactNode;
  /** True shows requests, answers, records and certificates. */
  evidence: boolean;
  /** False leaves the drawings out: their words stand in the steps anyway, and a shared page has 14 kB in all. */
  drawings?: boolean;
}

/** Props of every part of a report. */
export interface PartProps {
  report: Report;
  options: RenderOptions;
}
