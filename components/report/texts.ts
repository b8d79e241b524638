import { catalog } from '@/lib/checks/catalog';
import { fill, globalsOf, placeholdersOf } from '@/lib/checks/fill';
import type { Text } from '@/lib/checks/guidance';
import type { FindingCode } from '@/lib/report/codes';
import type { Finding, FindingArgs, Report } from '@/lib/report/report';
import type { Audience } from '@/lib/report/vocabulary';

/**
 * Fills a text with a finding's arguments and the report's facts. A value that a link's redaction took out reads
 * "not shown here": a shared page must never fail for want of it.
 */
export function fillFor(report: Report, template: string, args: FindingArgs): string {
  const missing = Object.fromEntries(placeholdersOf(template).map((name) => [name, 'not shown here']));
  return fill(template, { ...missing, ...globalsOf(report), ...args });
}

/** Title and body of a finding for one reader. */
export function findingText(report: Report, finding: Finding, audience: Audience): Text {
  const text = catalog[finding.code].texts[audience];
  return {
    title: fillFor(report, text.title, finding.args),
    body: fillFor(report, text.body, finding.args),
  };
}

/** A code's title where its arguments are not known (lists): the person's title, unless it needs an argument. */
export function codeTitle(code: FindingCode): string {
  const { title } = catalog[code].texts.user;
  return placeholdersOf(title).length === 0 ? title : code;
}
