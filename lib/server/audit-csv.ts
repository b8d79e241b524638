import type { AuditEntry, Setting } from '@/lib/report/remedies';

type Column = [name: string, cell: (entry: AuditEntry) => string];

const columns: Column[] = [
  ['id', ({ id }) => id],
  ['started', ({ at }) => at],
  ['ended', ({ endedAt }) => endedAt ?? ''],
  ['admin', ({ actor }) => actor.address],
  ['admin object id', ({ actor }) => actor.oid],
  ['mailbox', ({ subject }) => subject.address],
  ['mailbox object id', ({ subject }) => subject.oid],
  ['device id', ({ deviceId }) => deviceId ?? ''],
  ['remedy', ({ remedy }) => remedy],
  ['reason', ({ reason }) => reason],
  ['outcome', ({ outcome }) => outcome],
  ['detail', ({ detail }) => detail ?? ''],
  ['before', ({ before }) => settingsText(before)],
  ['after', ({ after }) => settingsText(after)],
  ['request ids', ({ requestIds }) => requestIds.join(' ')],
];

/** The first line of the file. Lines end with CRLF (RFC 4180, 2.1). */
export const csvHeader = line(columns.map(([name]) => name));

/** One entry as a line of CSV. */
export function csvLine(entry: AuditEntry): string {
  return line(columns.map(([, cell]) => cell(entry)));
}

/**
 * One cell. Spreadsheets run a cell that begins like a formula, so such a one gets an apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection); quotes are doubled within quotes (RFC 4180, 2.7).
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function line(cells: string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function settingsText(settings: Setting[] | null): string {
  return (settings ?? []).map(({ label, value }) => `${label}: ${value}`).join('; ');
}
