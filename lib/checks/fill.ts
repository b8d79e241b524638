import type { FindingArgs, Report } from '@/lib/report/report';
import { formatTime, isInstant } from './instant';

/** Names that every text may place, whatever its finding's own arguments are. */
export const globalNames = ['adminCentre', 'address', 'server', 'signInName', 'expected', 'domain'] as const;
export type GlobalName = (typeof globalNames)[number];
export type Globals = Record<GlobalName, string>;

const placeholder = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** The names placed in a text, in order of appearance. */
export function placeholdersOf(template: string): string[] {
  return [...template.matchAll(placeholder)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

/**
 * Places arguments in a text by name. `null` reads "not known", a list is joined by commas, an instant is written for
 * people, in UTC so that person, admin and support read the same.
 * @throws RangeError when the text names something that is not among the arguments: our bug, caught by the catalogue test.
 */
export function fill(template: string, args: FindingArgs): string {
  return place(template, args, (value) => (isInstant(value) ? formatTime(value, 'UTC') : value));
}

/**
 * Places arguments in a PowerShell command. Commands put every value between single quotes; a quote inside a value is
 * doubled, so that a rule or a phone with an odd name cannot end the text and add a command of its own
 * (about_Quoting_Rules).
 */
export function fillCommand(template: string, args: FindingArgs): string {
  return place(template, args, (value) =>
    value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&').replace(/[\r\n]+/g, ' '),
  );
}

function place(template: string, args: FindingArgs, write: (value: string) => string): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = args[name];
    if (value === undefined) throw new RangeError(`No value for {${name}} in: ${template}`);
    return textOf(value, write);
  });
}

function textOf(value: FindingArgs[string], write: (value: string) => string): string {
  if (value === null || value === '') return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(write).join(', ');
  return write(String(value));
}

/** Where admins of the public cloud go, for reports that do not say (section 6 of the Exchange fact sheet). */
const publicAdminCentre = 'https://admin.exchange.microsoft.com';

/**
 * The globals of a report. A cloud-only domain whose expected record could not be read gets the public cloud's name,
 * as Microsoft documents it (learn.microsoft.com/microsoft-365/enterprise/external-domain-name-system-records).
 */
export function globalsOf(report: Pick<Report, 'subject' | 'cloud' | 'facts'>): Globals {
  const { address } = report.subject;
  return {
    adminCentre: report.cloud.adminCentre ?? publicAdminCentre,
    address,
    server: report.cloud.activesyncHost,
    signInName: report.facts.signInName ?? address,
    expected: report.facts.expectedAutodiscover ?? 'autodiscover.outlook.com',
    domain: report.facts.domain ?? address.slice(address.lastIndexOf('@') + 1),
  };
}
