import type { StatusWords } from '../activesync/status-words';

/**
 * HTTP statuses of ActiveSync ([MS-ASHTTP] 2.2.2.1.1; 415, 505 and 507 from general use of HTTP). 451, 456 and 457 mean here
 * what that document says and not what other specifications use them for.
 */
export const httpStatusWords: readonly StatusWords[] = [
  {
    code: 200,
    person: 'The mail server took the question.',
    admin: 'The request was processed; the status in the body decides.',
  },
  {
    code: 400,
    person: 'The mail server could not read the question of this check. Your phone is not the cause.',
    admin: 'Malformed request, headers or body. Look for a proxy that changes requests on the way.',
  },
  {
    code: 401,
    person: 'The mail server did not accept this sign-in. Sign in again here.',
    admin:
      'The token was refused. WWW-Authenticate and x-ms-diagnostics tell why: expired, wrong audience, or claims that Conditional Access wants.',
  },
  {
    code: 403,
    person: 'The mail server knows you and does not let your phone in. Your admin has to allow it.',
    admin:
      'ActiveSync is off for this mailbox, or an access rule or a policy refuses. Compare ActiveSyncEnabled of Get-CASMailbox and the device access rules.',
  },
  {
    code: 404,
    person: 'There is no mail for phones at this address. Your admin has to look at the server name.',
    admin: 'No ActiveSync directory answers here: wrong host, or the path is blocked.',
  },
  {
    code: 415,
    person: 'Something between you and the mail server stopped the question. Try another network.',
    admin: 'The content type application/vnd.ms-sync.wbxml was refused, which Exchange does not do: a proxy answered.',
  },
  {
    code: 449,
    person: "Your phone must first accept your organisation's rules for phones.",
    admin: 'Provision first: the form of statuses 142 to 144 before protocol version 14.0.',
  },
  {
    code: 451,
    person: 'Your mail is kept on another server. A good mail app goes there by itself.',
    admin:
      'Redirect to the URL in X-MS-Location: the mailbox is elsewhere, or the request had no Authorization header. Some apps do not follow it.',
  },
  {
    code: 456,
    person: 'Your account may not sign in now. Your admin has to unblock it.',
    admin: 'The account is blocked. Look at sign-in status and risk in Microsoft Entra.',
  },
  {
    code: 457,
    person: 'Your password has expired. Choose a new one, then sign in again.',
    admin: 'The password has expired. X-MS-Credential-Service-Url may name where to change it.',
  },
  {
    code: 500,
    person: 'The mail server had a problem of its own. Check again in a few minutes.',
    admin: 'Server failure. Run Autodiscover again and retry once; if it stays, look at service health.',
  },
  {
    code: 501,
    person: 'A mail server is there, and did not understand this kind of question.',
    admin: 'The method is not supported. On a GET it only shows that ActiveSync is alive.',
  },
  {
    code: 502,
    person: 'Something between you and the mail server could not reach it. Check again in a few minutes.',
    admin: 'A gateway could not reach the server behind it. In a hybrid organisation look at the publishing proxy.',
  },
  {
    code: 503,
    person: 'The mail server is busy or holds off this account for a while. Wait, then check again.',
    admin: 'Busy or throttled: Retry-After gives the seconds, X-MS-ASThrottle the limit that was met.',
  },
  {
    code: 505,
    person: 'A mail server is there, and did not understand this kind of question.',
    admin: 'The HTTP version is not supported. On a GET it only shows that ActiveSync is alive.',
  },
  {
    code: 507,
    person: 'Your mailbox or its disk is full. Delete mail that you no longer need.',
    admin: 'Out of storage: the mailbox quota or the disk of the server. Compare the quota with Get-MailboxStatistics.',
  },
];
