/** What a status means: a sentence or two for the person with the phone, and for the admin in exact terms. */
export interface StatusWords {
  code: number;
  person: string;
  admin: string;
}

/** Words for HTTP statuses, for statuses common to all commands, for those of each command, and for those of a policy. */
export interface StatusTables {
  http: readonly StatusWords[];
  common: readonly StatusWords[];
  FolderSync: readonly StatusWords[];
  Provision: readonly StatusWords[];
  policy: readonly StatusWords[];
}

/** Words for the HTTP status of an ActiveSync request. Total: an unknown one gets words that say so. */
export function httpWords(tables: StatusTables, httpStatus: number): StatusWords {
  return wordsIn([tables.http], httpStatus) ?? unknown(httpStatus, `HTTP status ${httpStatus}`);
}

/** Words for the status in the answer to a command: the command's own below 101, then the common ones. Total. */
export function commandWords(tables: StatusTables, command: 'FolderSync' | 'Provision', status: number): StatusWords {
  return wordsIn([tables[command], tables.common], status) ?? unknown(status, `${command} status ${status}`);
}

/** Words for the status of the policy in the answer to Provision. Total. */
export function policyStatusWord(tables: StatusTables, status: number): StatusWords {
  return wordsIn([tables.policy, tables.common], status) ?? unknown(status, `Policy status ${status}`);
}

function wordsIn(tables: readonly (readonly StatusWords[])[], code: number): StatusWords | undefined {
  return tables.flat().find((words) => words.code === code);
}

function unknown(code: number, name: string): StatusWords {
  return {
    code,
    person: 'The mail server gave an answer that this check does not know. Send this report to your admin.',
    admin: `${name} is in no table of Microsoft that we know. Look it up with the request id.`,
  };
}
