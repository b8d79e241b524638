import type { ReactNode } from 'react';
import type { Words } from '@/lib/checks/words';
import type { Report } from '@/lib/report/report';
import type { StepId } from '@/lib/report/vocabulary';
import type { OtherPhone } from './other-phones';
import type { WordLists } from './word-lists';

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
  /** A control that starts a check with a first ActiveSync command; only on a report of one's own mailbox. */
  askAsPhone?: ReactNode;
  /** Words of statuses and of rules for phones; null or left out while a surface does not have them. */
  lists?: WordLists | null;
  /** True sends readers to a platform's page by way of the portal (`/guide/<id>`): the pages' own addresses hold GUIDs. */
  indirectGuides?: boolean;
  /** Controls under the verdict: share, check again. */
  actions?: ReactNode;
  /** True shows requests, answers, records and certificates. */
  evidence: boolean;
  /** False leaves the drawings out: their words stand in the steps anyway, and a shared page has 14 kB in all. */
  drawings?: boolean;
  /** True lays open what is folded away: a page without script is searched by the browser's own means. */
  unfolded?: boolean;
  /** Only these pieces of evidence (their ids) are shown, laid open; all when left out. */
  onlyEvidence?: ReadonlySet<string>;
  /** Makes a control that checks again because of one step; only on a finished report. */
  checkStep?: (step: StepId) => ReactNode;
  /** Most pieces of evidence of one kind; the rest is counted. A mailbox with 100 phones must not burst a shared page. */
  mostEvidence?: number;
}

/** Props of every part of a report. */
export interface PartProps {
  report: Report;
  options: RenderOptions;
}
