import type { CheckReport, StepReport } from '@/lib/report/report';
import type { Audience, Outcome, StepId } from '@/lib/report/vocabulary';
import { checkWords } from './catalog/checks';
import { type Said, stepWords } from './catalog/steps';

const undecided: { [K in Exclude<Outcome, 'passed' | 'failed'>]: Said } = {
  cantTell: { user: 'What we saw does not answer this.', admin: 'The observations do not decide this.' },
  untested: { user: 'We could not check this.', admin: 'A source could not be read.' },
  inapplicable: { user: 'This does not concern you.', admin: 'Not applicable here.' },
};

/** Title of a step. */
export function stepTitle(id: StepId): string {
  return stepWords[id].title;
}

/** What a step answers, as a question. */
export function stepQuestion(id: StepId): string {
  return stepWords[id].answers;
}

/** One sentence on how a step ended; empty while it is undecided. Support reads what admins read. */
export function stepSentence(step: Pick<StepReport, 'id' | 'outcome'>, audience: Audience): string {
  return step.outcome === null ? '' : said(stepWords[step.id].outcomes[step.outcome], audience);
}

/** The question that a check asks. A check of a newer report that is not known here shows its id. */
export function checkTitle(id: string): string {
  return checkWords.get(id)?.question ?? id;
}

/** One sentence on how a check ended. */
export function checkSentence(check: Pick<CheckReport, 'id' | 'outcome'>, audience: Audience): string {
  const { outcome } = check;
  if (outcome !== 'passed' && outcome !== 'failed') return said(undecided[outcome], audience);
  const words = checkWords.get(check.id);
  return words === undefined ? '' : said(words[outcome], audience);
}

function said(words: Said, audience: Audience): string {
  return audience === 'user' ? words.user : words.admin;
}
