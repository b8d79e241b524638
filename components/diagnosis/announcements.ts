import { outcomeMarks, shownState, stepNumbers, verdictMarks } from '@/components/report/words';
import { stepTitle } from '@/lib/checks/titles';
import { verdictText } from '@/lib/checks/verdict-text';
import type { Words } from '@/lib/checks/words';
import type { Report } from '@/lib/report/report';

/**
 * What a screen reader should hear after a change from `before` to `after`: steps that ended (not probes), the verdict
 * once. Several steps that ended at once make one sentence, so that there is at most one message a change.
 */
export function announcementFor(before: Report, after: Report, words: Words): string | null {
  if (after.status !== 'running' && before.status === 'running' && after.verdict) {
    return `${verdictMarks[shownState(after.status, after.verdict.state)].word}. ${verdictText(after, words, 'user').title}`;
  }
  const ended = after.steps.filter(
    (step) => step.outcome !== null && before.steps.find((old) => old.id === step.id)?.outcome === null,
  );
  const last = ended.at(-1);
  if (!last?.outcome) return null;
  const done = after.steps.filter((step) => step.outcome !== null).length;
  return `${done} of 5 steps done. Step ${stepNumbers[last.id]}, ${stepTitle(last.id)}: ${outcomeMarks[last.outcome].word}`;
}

/** Title of the tab: the result as soon as it is known. */
export function titleFor(report: Report, words: Words): string {
  if (report.status === 'running' || !report.verdict) {
    const done = report.steps.filter((step) => step.outcome !== null).length;
    return `Checking, ${done} of 5 | Reconnect`;
  }
  return `${verdictMarks[shownState(report.status, report.verdict.state)].word}: ${verdictText(report, words, 'user').title} | Reconnect`;
}
