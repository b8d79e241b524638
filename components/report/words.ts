import type { IconName } from '@/components/ui/icon';
import type { Outcome, ReportStatus, StepId, VerdictState } from '@/lib/report/vocabulary';

/** How an outcome is shown: never by colour alone, so each has a mark and a word. */
export interface Mark {
  icon: IconName;
  word: string;
}

/** Marks of an ended step or check. `untested` and `cantTell` never look like `passed`. */
export const outcomeMarks: Record<Outcome, Mark> = {
  passed: { icon: 'passed', word: 'In order' },
  failed: { icon: 'failed', word: 'Problem found' },
  cantTell: { icon: 'unknown', word: 'Could not tell' },
  untested: { icon: 'unknown', word: 'Could not check' },
  inapplicable: { icon: 'inapplicable', word: 'Does not apply' },
};

/** Marks of a verdict. */
export const verdictMarks: Record<VerdictState, Mark> = {
  healthy: { icon: 'passed', word: 'Nothing wrong found' },
  degraded: { icon: 'warning', word: 'Works, with a problem' },
  blocked: { icon: 'failed', word: 'Blocked' },
  inconclusive: { icon: 'unknown', word: 'Not certain yet' },
};

/** Numbers of the steps as a person counts them, in the order of Microsoft KB 2427193: 0 comes before the article's four. */
export const stepNumbers: Record<StepId, number> = {
  'before-you-start': 0,
  activesync: 1,
  'device-access': 2,
  autodiscover: 3,
  'manual-setup': 4,
};

/** The state that a page may show: a check that did not come to its end is never certain, whatever it had found. */
export function shownState(status: ReportStatus, state: VerdictState): VerdictState {
  return status === 'finished' ? state : 'inconclusive';
}
