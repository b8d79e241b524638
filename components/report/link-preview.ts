import { verdictText } from '@/lib/checks/verdict-text';
import type { Words } from '@/lib/checks/words';
import type { SharedReport } from '@/lib/report/shared-report';
import { shownState, verdictMarks } from './words';

/** What a chat shows under a link: a heading and one sentence (https://ogp.me). */
export interface LinkPreview {
  title: string;
  description: string;
}

/**
 * The preview of a report: how it ended, and the sentence of its verdict. Everything that the report knows of people, phones and
 * the tenant is taken away before the sentence is made, so that no word can carry it into a chat.
 */
export function linkPreviewOf(shared: SharedReport, words: Words): LinkPreview {
  const nameless = {
    ...shared,
    subject: { address: '', requested: '', displayName: null },
    facts: { signInName: null, domain: null, organisation: null, expectedAutodiscover: null },
    checks: shared.checks.map((check) => ({
      ...check,
      findings: check.findings.map((finding) => ({ ...finding, args: {} })),
    })),
  };
  const state = shared.verdict?.state ?? 'inconclusive';
  return {
    title: `${verdictMarks[shownState(shared.status, state)].word}: mail on a phone`,
    description: verdictText(nameless, words, 'user').title,
  };
}

/** The preview of a link within an organisation: that a report waits, and nothing of it. */
export const waitingPreview: LinkPreview = {
  title: 'A report waits for you',
  description: 'Sign in with your work account to read it.',
};
