import { escapeHtml } from '../http/reply';
import { tenantId } from '../names';
import type { Account } from '../tenant/account';

const style = `
:root { color-scheme: light dark; --ink: #1d1d1b; --paper: #fbfaf7; --line: #c9c6bd; --quiet: #57554e; --accent: #0b5a7a; --band: #fff1c9; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f1efe9; --paper: #171716; --line: #4a4843; --quiet: #b9b6ad; --accent: #7cc6e6; --band: #4a3b08; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.notice { background: var(--band); border-bottom: 1px solid var(--line); padding: 8px 16px; text-align: center; font-weight: 600; }
main { max-width: 44rem; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 8px; }
h2 { font-size: 1rem; margin: 32px 0 8px; }
p { margin: 0 0 16px; color: var(--quiet); overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
li + li { border-top: 1px solid var(--line); }
li a { display: block; min-height: 44px; padding: 12px 16px; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
li a:hover { background: color-mix(in srgb, var(--accent) 10%, transparent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
.name { display: block; font-weight: 600; color: var(--accent); text-decoration: underline; text-underline-offset: 3px; }
.address { display: block; color: var(--quiet); font-size: .875rem; }
.cancel { display: inline-block; margin-top: 32px; padding: 10px 24px; min-height: 44px; border: 1px solid var(--line);
  border-radius: 8px; color: inherit; text-decoration: none; }
.cancel:focus-visible { outline-offset: 2px; }
`;

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} | Simulated tenant</title><style>${style}</style></head>
<body><header class="notice">Simulated tenant: no real accounts, no passwords</header>
<main><h1>${escapeHtml(title)}</h1>${main}</main></body></html>`;
}

/** A page with one sentence, for what cannot be told by redirect. */
export function messagePage(title: string, text: string): string {
  return page(title, `<p>${escapeHtml(text)}</p>`);
}

function continueLink(query: URLSearchParams, account: string | null): string {
  const next = new URLSearchParams(query);
  next.delete('account');
  if (account !== null) next.set('account', account);
  return escapeHtml(`/${tenantId}/sandbox/continue?${next}`);
}

function section(title: string, accounts: readonly Account[], query: URLSearchParams): string {
  const rows = accounts.map((account) => {
    const { key, name, address, scenario } = account;
    return `<li><a href="${continueLink(query, key)}" id="${escapeHtml(key)}"><span class="name">${escapeHtml(name)}</span>
<span class="hint">${escapeHtml(scenario.hint)}</span><span class="address">${escapeHtml(address)}</span></a></li>`;
  });
  const id = `group-${title.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title)}</h2><ul>${rows.join('')}</ul></section>`;
}

/**
 * The account picker: every account as a link with its name and what is wrong with it, by group, and Cancel.
 * Needs no script. `query` is the authorization request, which each link carries on.
 */
export function pickerPage(accounts: readonly Account[], query: URLSearchParams, hinted: Account | undefined): string {
  const groups = [...new Set(accounts.map((account) => account.scenario.group))];
  const sections = groups.map((group) => {
    const members = accounts.filter((account) => account.scenario.group === group && account !== hinted);
    return members.length > 0 ? section(group, members, query) : '';
  });
  const asked = hinted ? section('Asked for', [hinted], query) : '';
  return page(
    'Pick an account',
    `<p>Each person has a different reason why mail does not reach the phone, or none.</p>${asked}${sections.join('')}
<a class="cancel" href="${continueLink(query, null)}" id="cancel">Cancel</a>`,
  );
}
