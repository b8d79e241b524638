import type { ReactNode } from 'react';
import type { Words } from '@/lib/checks/words';
import type { Report } from '@/lib/report/report';
import type { OtherPhone } from './other-phones';

/**
 * What a surface adds to the same report. The shared page has no script, so it passes no `copy`; the live page passes a
 * button. Components here never use hooks: a shared page is rendered by `renderToStaticMarkup` in a route handler.
 */
export interface RenderOptions {
  /** Guidance of the report's codes. */
  words: Words;
  /** Makes a control that copies `text`; `what` completes the sentence "Copy …". */
  copy?: (text: string, what: string) => ReactNode;
  /** Makes a control that checks another phone of the same mailbox. */
  checkPhone?: (phone: OtherPhone) => ReactNode;
  /** Controls under the verdict: share, check again. */
  actions?: ReactNode;
  /** True shows requests, answers, records and certificates. */
  evidence: boolean;
  /** False leaves the drawings out: their words stand in the steps anyway, and a shared page has 14 kB in all. */
  drawings?: boolean;
  /** Most pieces of evidence of one kind; the rest is counted. A mailbox with 100 phones must not burst a shared page. */
  mostEvidence?: number;
}

/** Props of every part of a report. */
export interface PartProps {
  report: Report;
  options: RenderOptions;
}
