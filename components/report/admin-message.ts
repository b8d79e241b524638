import { formatTime } from '@/lib/checks/instant';
import { verdictText } from '@/lib/checks/verdict-text';
import type { Words } from '@/lib/checks/words';
import type { Report } from '@/lib/report/report';
import { remediesFor } from './causes';
import { commandFor, fillFor, findingText } from './texts';
import { deviceName } from './verdict-head';

/** A mail to an admin, as plain text. */
export interface AdminMessage {
  subject: string;
  body: string;
}

/**
 * Most characters of subject and body together, as they stand in the address of a new mail: mail programs on Windows cut an address
 * at 2,083 (learn.microsoft.com, "Maximum URL length is 2,083 characters in Internet Explorer", which Outlook follows).
 */
const mostCharacters = 1_800;

/**
 * What a person sends to their admin: what is wrong, for whom, what to do where, since when it is known, and the report behind
 * `link`, or nothing of it when null. `until` is the ISO instant at which the link ends. Times carry their zone; `zone` fixes it
 * for tests. What does not fit into the address of a mail is left out from the least important on: thanks, proof, web addresses, later causes.
 */
export function adminMessage(
  report: Report,
  words: Words,
  link: { url: string; until: string } | null,
  zone?: string,
): AdminMessage {
  const phone = report.device ? `, phone ${deviceName(report.device)}` : '';
  const subject = cut(`Mail on my phone: ${verdictText(report, words, 'admin').title}`, 120);
  const checked = formatTime(report.finishedAt ?? report.startedAt, zone);
  const blocks: Block[] = [
    { keep: 9, text: 'Hello,\nmy phone cannot get mail as it should. Reconnect checked why.' },
    { keep: 9, text: `For: ${report.subject.address}${phone}\nChecked: ${checked}` },
    ...todo(report, words),
    ...(link === null
      ? []
      : [{ keep: 9, text: `Full report, until ${formatTime(link.until, zone)} (sign in to read it):\n${link.url}` }]),
    { keep: 1, text: 'Thank you.' },
  ];
  return { subject, body: fitting(subject, blocks) };
}

/** The address that opens a new mail with the message in it (RFC 6068); whom it goes to is left to the person. */
export function mailAddress({ subject, body }: AdminMessage): string {
  // RFC 6068 section 5: line breaks in a body are %0D%0A.
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
}

/** A part of the message; of several that do not fit, the one with the lowest `keep` goes first. */
interface Block {
  keep: number;
  text: string;
}

/** For each cause: what it is, then each way to mend it with its place and command. The first cause counts most. */
function todo(report: Report, words: Words): Block[] {
  const seen = new Set<string>();
  return remediesFor(report, words, 'admin').flatMap(({ cause, remedy }): Block[] => {
    const { finding } = cause;
    const fill = (text: string) => fillFor(report, text, finding.args);
    const first = seen.size === 0 || (seen.size === 1 && seen.has(finding.code));
    const text = findingText(report, words, finding, 'admin');
    const said = seen.has(finding.code);
    seen.add(finding.code);
    const heading: Block[] = said
      ? []
      : [
          { keep: first ? 8 : 4, text: text.title },
          { keep: first ? 4 : 2, text: text.body },
        ];
    const steps = remedy.steps.flatMap((step): Block[] => [
      {
        keep: first ? 7 : 3,
        text: [
          `- ${fill(step.text)}`,
          ...(step.path?.length ? [`  ${step.path.map(fill).join(' > ')}`] : []),
          ...(step.command === undefined ? [] : [`  ${commandFor(report, step.command, finding.args)}`]),
        ].join('\n'),
      },
      ...(step.link ? [{ keep: 2, text: `  ${fill(step.link.url)}` }] : []),
    ]);
    const proof = remedy.verifyCommand;
    const verify: Block[] =
      proof === undefined
        ? []
        : [{ keep: 1, text: `  To see that it worked: ${commandFor(report, proof, finding.args)}` }];
    return [...heading, ...steps, ...verify];
  });
}

/** The blocks that fit, in their order; if even the most important ones do not, the text ends where it has to. */
function fitting(subject: string, blocks: readonly Block[]): string {
  const kept = [...blocks];
  const room = mostCharacters - encodeURIComponent(subject).length;
  while (kept.length > 1 && sizeOf(joined(kept)) > room) {
    const least = Math.min(...kept.map(({ keep }) => keep));
    if (least >= 9) break;
    kept.splice(
      kept.findLastIndex(({ keep }) => keep === least),
      1,
    );
  }
  let body = joined(kept);
  while (sizeOf(body) > room) body = cut(body, body.length - 20);
  return body;
}

/** A blank line between parts; none within a list, whose parts begin with a hyphen or a space. */
function joined(blocks: readonly Block[]): string {
  return blocks.reduce((all, { text }, index) => {
    const inList = /^ /.test(text) || (/^-/.test(text) && /^[ -]/.test(blocks[index - 1]?.text ?? ''));
    return index === 0 ? text : `${all}${inList ? '\n' : '\n\n'}${text}`;
  }, '');
}

function sizeOf(text: string): number {
  return encodeURIComponent(text.replaceAll('\n', '\r\n')).length;
}

/** At most `most` characters, never half of a pair of surrogates: `encodeURIComponent` refuses those. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
