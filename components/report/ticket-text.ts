import { formatTime } from '@/lib/checks/instant';
import { reasonText } from '@/lib/checks/reasons';
import { checkTitle, stepTitle } from '@/lib/checks/titles';
import { verdictText } from '@/lib/checks/verdict-text';
import type { Words } from '@/lib/checks/words';
import type { Report } from '@/lib/report/report';
import { timelineOf } from '@/lib/report/timeline';
import type { MailApp } from '@/lib/report/vocabulary';
import { causesOf, remediesFor } from './causes';
import { formatDuration } from './duration';
import { codeMarkdown, plainMarkdown, tableMarkdown } from './markdown';
import { requestIdsOf } from './request-ids';
import { commandFor, fillFor, findingText } from './texts';
import { deviceName } from './verdict-head';
import { outcomeMarks, shownState, stepNumbers, verdictMarks } from './words';

const apps: Record<MailApp, string> = {
  native: 'the phone’s own mail app',
  outlook: 'Outlook',
  unknown: 'not said',
};

/**
 * A report as the text of a ticket, in Markdown: verdict, what it is about, causes and what mends them, steps, what could not be
 * checked, request ids, times. It holds nothing that the report does not: a link's report was redacted before. `address` is where
 * the report can be read, or null. Times are UTC.
 */
export function ticketText(report: Report, words: Words, address: string | null): string {
  const state = verdictMarks[shownState(report.status, report.verdict?.state ?? 'inconclusive')].word;
  const sections = [
    [`# ${state}: ${plainMarkdown(verdictText(report, words, 'support').title)}`],
    about(report, address),
    ...causes(report, words),
    section('What an admin does', remedies(report, words)),
    section(
      'Steps',
      tableMarkdown(
        ['Step', 'Result'],
        report.steps.map(({ id, outcome }) => [
          `${stepNumbers[id]}. ${stepTitle(id)}`,
          outcome === null ? 'not done' : outcomeMarks[outcome].word,
        ]),
      ),
    ),
    section('Could not be checked', undecided(report)),
    section(
      'Request ids',
      tableMarkdown(
        ['Asked at', 'What', 'Request id'],
        requestIdsOf(report.evidence).map(({ at, label, id }) => [
          formatTime(at, 'UTC'),
          plainMarkdown(label),
          codeMarkdown(id, true),
        ]),
      ),
    ),
    section('Times', times(report)),
  ];
  return `${sections.flatMap((lines) => (lines.length > 0 ? [lines.join('\n')] : [])).join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines];
}

function about(report: Report, address: string | null): string[] {
  const { device } = report;
  const codes = [report.verdict?.primary, ...(report.verdict?.others ?? [])].flatMap((code) => code ?? []);
  const facts: [string, string][] = [
    ['Mailbox', codeMarkdown(report.subject.address)],
    ['Phone', device ? plainMarkdown(deviceName(device)) : ''],
    ['Device ID', codeMarkdown(device?.deviceId ?? '')],
    ['App', apps[report.app]],
    ['Checked', formatTime(report.finishedAt ?? report.startedAt, 'UTC')],
    ['Findings', codes.map((code) => codeMarkdown(code)).join(', ')],
    ['Check', codeMarkdown(report.id)],
    ['Report', address === null ? '' : `<${address}>`],
  ];
  return facts.flatMap(([name, value]) => (value === '' ? [] : [`- ${name}: ${value}`]));
}

function causes(report: Report, words: Words): string[][] {
  return causesOf(report, words).map(({ finding }) => {
    const text = findingText(report, words, finding, 'support');
    const admin = findingText(report, words, finding, 'admin');
    return [
      `## ${codeMarkdown(finding.code)}: ${plainMarkdown(admin.title)}`,
      '',
      plainMarkdown(admin.body),
      '',
      plainMarkdown(`${text.title} ${text.body}`),
    ];
  });
}

function remedies(report: Report, words: Words): string[] {
  const steps = remediesFor(report, words, 'admin').flatMap(({ cause, remedy }) =>
    remedy.steps.map((step) => ({ step, args: cause.finding.args })),
  );
  return steps.flatMap(({ step, args }, index) => {
    const path = (step.path ?? []).map((part) => plainMarkdown(fillFor(report, part, args))).join(' › ');
    const command = step.command === undefined ? '' : codeMarkdown(commandFor(report, step.command, args));
    const lines = [path, command].filter((line) => line !== '').map((line) => `   - ${line}`);
    return [`${index + 1}. ${plainMarkdown(fillFor(report, step.text, args))}`, ...lines];
  });
}

function undecided(report: Report): string[] {
  return report.checks
    .filter(({ outcome }) => outcome === 'untested' || outcome === 'cantTell')
    .map((check) => {
      const why = reasonText(check, 'admin')?.title ?? check.reason ?? '';
      const detail = check.reasonDetail === undefined ? '' : ` (${codeMarkdown(check.reasonDetail)})`;
      return `- ${plainMarkdown(checkTitle(check.id))} ${plainMarkdown(why)}${detail}`;
    });
}

function times(report: Report): string[] {
  const { rows } = timelineOf(report);
  return tableMarkdown(
    ['Question', 'Asked after', 'Took', 'Result'],
    rows.map((row) => [
      codeMarkdown(row.id, true),
      row.startMs === null ? '' : formatDuration(row.startMs),
      row.durationMs === null ? '' : formatDuration(row.durationMs),
      row.failure === null ? row.status : `${row.status} (${row.failure})`,
    ]),
  );
}
