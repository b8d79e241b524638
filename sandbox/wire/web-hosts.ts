import { autodiscoverXmlPath } from './exchange-autodiscover';
import { page, pathOf, type WireAnswer, type WireRequest } from './http-exchange';

/** A redirect of every path; `{path}` in the location is replaced by path and query. */
export function answerRedirect(request: WireRequest, redirect: { status: number; location: string }): WireAnswer {
  const location = redirect.location.replaceAll('{path}', () => request.target);
  return page(redirect.status, 'Object moved', { Location: location });
}

/** An ordinary web site, the same page on every path. */
export function answerWebsite(site: { status: 200 | 403 | 404; server?: string }): WireAnswer {
  const titles = { 200: 'Welcome', 403: '403 Forbidden', 404: '404 Not Found' };
  return page(site.status, titles[site.status], { Server: site.server ?? 'nginx' });
}

/**
 * A hosting panel: on the Autodiscover path an answer of Outlook's schema with IMAP and SMTP only, elsewhere a web site.
 * Microsoft's KB 3049615 describes what that does to clients. Case counts: such hosts run on Apache, yet panels map both
 * usual spellings, so case is ignored here.
 */
export function answerImapAutodiscover(request: WireRequest): WireAnswer {
  if (pathOf(request.target) !== autodiscoverXmlPath) return answerWebsite({ status: 200, server: 'Apache' });
  const domain = request.host.replace(/^autodiscover\./, '');
  return {
    status: 200,
    headers: { 'Content-Type': 'application/xml; charset=utf-8', Server: 'Apache' },
    body: outlookSettings(domain),
  };
}

function outlookSettings(domain: string): string {
  const protocol = (type: string, port: number) =>
    `<Protocol><Type>${type}</Type><Server>mail.${domain}</Server><Port>${port}</Port><DomainRequired>off</DomainRequired>` +
    '<SPA>off</SPA><SSL>on</SSL><AuthRequired>on</AuthRequired></Protocol>';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">',
    '<Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">',
    '<Account><AccountType>email</AccountType><Action>settings</Action>',
    protocol('IMAP', 993),
    protocol('SMTP', 465),
    '</Account></Response></Autodiscover>',
    '',
  ].join('\n');
}
