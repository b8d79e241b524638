import type { PolicySetting } from './policy-settings';

/** A command refused by HTTP status, before the mailbox was asked. */
export interface RefusedCommand {
  kind: 'refused';
  httpStatus: number;
  /** Where the server sends the client instead; a learned address. */
  location: string | null;
  /** ISO instant before which asking again makes no sense. */
  retryAfter: string | null;
  /** `X-MS-ASThrottle`: which limit was met. */
  throttle: string | null;
  /** `x-ms-diagnostics`. */
  diagnostics: string | null;
  /** The token is good but too weak: Entra wants a new one with further claims (continuous access evaluation). */
  claimsWanted: boolean;
}

/**
 * What came of FolderSync from the beginning. `answered` has the status of [MS-ASCMD] 2.2.2 or of the command itself;
 * `unreadable` is a 200 that holds no such document, `unreachable` no answer at all.
 */
export type FirstCommand =
  | { kind: 'answered'; status: number }
  | RefusedCommand
  | { kind: 'unreadable'; problem: string }
  | { kind: 'unreachable'; failure: string };

/** The first commands of a phone, sent by the portal's own device in the person's name. */
export interface ActivesyncCommands {
  folderSync: FirstCommand;
  /** What the server asks of phones; null when it handed out no policy or was not asked for one. */
  policy: PolicySetting[] | null;
  /** True when the server ordered the portal's own device to erase itself. Never acknowledged. */
  wipe: boolean;
}
