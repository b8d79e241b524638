import { fill, fillCommand, globalsOf, placeholdersOf } from '@/lib/checks/fill';
import type { Text } from '@/lib/checks/guidance';
import type { Words } from '@/lib/checks/words';
import type { FindingCode } from '@/lib/report/codes';
import type { Finding, FindingArgs, Report } from '@/lib/report/report';
import type { Audience } from '@/lib/report/vocabulary';

/** The part of a report that texts are filled from. */
export type Filling = Pick<Report, 'subject' | 'cloud' | 'facts'>;

/**
 * Fills a text with a finding's arguments and the report's facts. A value that a link's redaction took out reads
 * "not shown here": a shared page must never fail for want of it.
 */
export function fillFor(report: Filling, template: string, args: FindingArgs): string {
  return fill(template, valuesFor(report, template, args));
}

/** The same for a command: no value can leave its quotes. */
export function commandFor(report: Filling, template: string, args: FindingArgs): string {
  return fillCommand(template, valuesFor(report, template, args));
}

function valuesFor(report: Filling, template: string, args: FindingArgs): FindingArgs {
  const missing = Object.fromEntries(placeholdersOf(template).map((name) => [name, 'not shown here']));
  return { ...missing, ...globalsOf(report), ...args };
}

/** Title and body of a finding for one reader. */
export function findingText(report: Report, words: Words, finding: Finding, audience: Audience): Text {
  const text = words(finding.code).texts[audience];
  return {
    title: fillFor(report, text.title, finding.args),
    body: fillFor(report, text.body, finding.args),
  };
}

/** A code's title where its arguments are not known (lists): the person's title, unless it needs an argument. */
export function codeTitle(words: Words, code: FindingCode): string {
  const { title } = words(code).texts.user;
  return placeholdersOf(title).length === 0 ? title : code;
}
