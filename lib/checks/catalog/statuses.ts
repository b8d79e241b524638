import type { StatusTables, StatusWords } from '../activesync/status-words';
import { commonStatusWords } from './common-statuses';
import { httpStatusWords } from './http-statuses';

/** Statuses of FolderSync itself ([MS-ASCMD] 2.2.3.177.5); those from 101 up are common to all commands. */
const folderSyncStatusWords: readonly StatusWords[] = [
  {
    code: 1,
    person: 'Your mailbox let this check in and showed its folders.',
    admin: 'FolderSync succeeded: mailbox, device access rules and policy all let this device through.',
  },
  {
    code: 6,
    person: 'The mail server had a problem of its own. Check again in a few minutes.',
    admin: 'FolderSync failed inside the server. Retry; if it stays, look at service health.',
  },
  {
    code: 9,
    person: 'The mail server lost its place and wants to start anew. A phone does this by itself.',
    admin: 'The server refused the SyncKey. The client has to start again from SyncKey 0, which it does by itself.',
  },
  {
    code: 10,
    person: 'The mail server could not read the question of this check. Your phone is not the cause.',
    admin: 'The server calls the FolderSync request malformed. Look for a proxy that changes bodies on the way.',
  },
  {
    code: 11,
    person: 'The mail server had a problem that it did not explain. Check again in a few minutes.',
    admin: 'Unknown server failure in FolderSync. Retry; if it stays, open a case with the request id.',
  },
  {
    code: 12,
    person: 'The mail server had a problem that it did not explain. Check again in a few minutes.',
    admin:
      'FolderSync ended with a status that the server itself cannot name. Retry, then open a case with the request id.',
  },
];

/** Statuses of Provision itself ([MS-ASPROV] 2.2.2.54.2). */
const provisionStatusWords: readonly StatusWords[] = [
  {
    code: 1,
    person: 'The mail server told which rules your organisation has for phones.',
    admin: 'Provision succeeded. The policy was read and not acknowledged.',
  },
  {
    code: 2,
    person: 'The mail server could not read the question about rules for phones. Your phone is not the cause.',
    admin: 'Provision: protocol error. Look for a proxy that changes bodies on the way.',
  },
  {
    code: 3,
    person: 'The mail server could not tell its rules for phones. Check again in a few minutes.',
    admin: 'Provision: general server error. Retry; if it stays, look at service health.',
  },
];

/** Statuses of the policy within the answer to Provision ([MS-ASPROV] 2.2.2.54.1). */
const policyStatusWords: readonly StatusWords[] = [
  {
    code: 1,
    person: 'Your organisation has rules for phones.',
    admin: 'A mobile device mailbox policy applies and was sent.',
  },
  {
    code: 2,
    person: 'Your organisation has no rules for phones.',
    admin: 'No mobile device mailbox policy applies to this mailbox.',
  },
  {
    code: 3,
    person: 'The mail server did not know the form in which this check asked for the rules.',
    admin: 'The server does not know the policy type MS-EAS-Provisioning-WBXML. It is probably not Exchange.',
  },
  {
    code: 4,
    person: "Your organisation's rules for phones are damaged. Your admin has to save them again.",
    admin: 'The policy is corrupt on the server. Save the mobile device mailbox policy again, or assign another.',
  },
  {
    code: 5,
    person: 'The mail server expected an answer about other rules. A phone repeats this step by itself.',
    admin: 'The policy key does not match. A client that sees this has to begin Provision again.',
  },
];

/** Words for every status that a check of ActiveSync can meet; served to browsers as data. */
export const statusTables: StatusTables = {
  http: httpStatusWords,
  common: commonStatusWords,
  FolderSync: folderSyncStatusWords,
  Provision: provisionStatusWords,
  policy: policyStatusWords,
};
