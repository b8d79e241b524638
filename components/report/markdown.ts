/**
 * Text as it stands, in Markdown (CommonMark 0.31, section 2.4): what could begin a link, HTML, emphasis, a table cell, a heading, a
 * list or code is escaped, and a line break becomes a space. Names that a tenant gave must not format a ticket.
 */
export function plainMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/**
 * A value as code (CommonMark 6.1): the fence is longer than any run of backticks in it. In a table a bar would end the cell even in
 * code (GitHub Flavored Markdown 4.10), so it is escaped where `inTable`.
 */
export function codeMarkdown(text: string, inTable = false): string {
  const line = oneLine(text);
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${inTable ? line.replaceAll('|', '\\|') : line}${pad}${fence}`;
}

/** A table of cells that are Markdown already; empty without rows. */
export function tableMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Line breaks and other control characters, those that turn the direction of writing included, become one space. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
