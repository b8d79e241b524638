/**
 * What an answer to the first command says about the person's phone, although it came to another device:
 * - `let-in` mailbox, rules and policy let the device through; `policy` the same, after the rules for phones are accepted
 * - `busy` wait; `server` a fault of the server or of our request, which says nothing
 * - `off`, `account-off`, `no-mailbox`, `full`, `password-expired`, `no-place` hold for every device of this mailbox
 * - `refused` this person is refused, whatever the device; `held` this device is refused, which may be its own doing
 * - `wipe` somebody asked to erase this device, which is ours
 * - `sign-in` the portal's own token was not taken; `moved` served elsewhere; `unclear` no rule of ours
 */
export type Meaning =
  | 'let-in'
  | 'policy'
  | 'busy'
  | 'server'
  | 'off'
  | 'account-off'
  | 'no-mailbox'
  | 'full'
  | 'password-expired'
  | 'no-place'
  | 'refused'
  | 'held'
  | 'wipe'
  | 'sign-in'
  | 'moved'
  | 'unclear';

/** [MS-ASCMD] 2.2.3.177.5 (FolderSync) and 2.2.2 (all commands). What is not here is `unclear`. */
const byStatus: Readonly<Record<number, Meaning>> = {
  1: 'let-in',
  6: 'server',
  9: 'server',
  10: 'server',
  11: 'server',
  12: 'server',
  101: 'server',
  102: 'server',
  103: 'server',
  108: 'server',
  109: 'server',
  110: 'server',
  111: 'busy',
  112: 'refused',
  113: 'full',
  114: 'busy',
  123: 'no-mailbox',
  124: 'sign-in',
  125: 'refused',
  126: 'off',
  127: 'refused',
  128: 'refused',
  // These two judge the device id and its type, which are ours: a list, a rule or the default may hold it and no phone.
  129: 'held',
  130: 'held',
  131: 'account-off',
  // State of our device on the server, not of the phone.
  132: 'server',
  133: 'server',
  134: 'server',
  135: 'server',
  136: 'server',
  137: 'server',
  // Our device claims no policy at all, so a strict policy turns it away like one that has yet to accept it.
  139: 'policy',
  140: 'wipe',
  141: 'policy',
  142: 'policy',
  143: 'policy',
  144: 'policy',
  165: 'policy',
  177: 'no-place',
};

/** [MS-ASHTTP] 2.2.2.1.1. A 403 is also how access rules and proxies refuse, so it may be meant for our device alone. */
const byHttpStatus: Readonly<Record<number, Meaning>> = {
  401: 'sign-in',
  403: 'held',
  429: 'busy',
  449: 'policy',
  451: 'moved',
  456: 'refused',
  457: 'password-expired',
  503: 'busy',
  507: 'full',
};

/** Meaning of the status in an answer to FolderSync. Total. */
export function meaningOfStatus(status: number): Meaning {
  return byStatus[status] ?? 'unclear';
}

/** Meaning of an HTTP status other than 200. Total. */
export function meaningOfHttpStatus(httpStatus: number): Meaning {
  return byHttpStatus[httpStatus] ?? 'server';
}
