import type { RemedyId, RemedyUndo, Setting } from '@/lib/report/remedies';
import type { MailApp, StepId } from '@/lib/report/vocabulary';
import type { CmdletCall } from './cmdlet';
import type { DeviceState, MailboxState } from './state';

/** Whether a remedy would help here. `cautions` say what it alone does not solve; `why` is a sentence for the admin. */
export type Offer = { offered: true; cautions: string[] } | { offered: false; why: string };

/** What will change, in words, and the one call that does it. */
export interface Change {
  before: Setting[];
  after: Setting[];
  call: CmdletCall;
}

/** A phone with the mailbox it belongs to. */
export interface DeviceTarget {
  mailbox: MailboxState;
  device: DeviceState;
}

interface RemedyWords {
  id: RemedyId;
  title: string;
  risk: string;
  /** The step that is tested again afterwards. */
  step: StepId;
}

/** A remedy is data and pure functions over what was read. */
export interface MailboxRemedy extends RemedyWords {
  on: 'mailbox';
  /** Set when it only takes another one back: it is shown nowhere else. */
  onlyUndoes?: RemedyId;
  /** The app that is tested again afterwards. */
  app: MailApp;
  offer(mailbox: MailboxState): Offer;
  change(mailbox: MailboxState): Change;
  /** True when the state is already what this remedy makes it. */
  done(mailbox: MailboxState): boolean;
  /** What takes it back, given the state before it; null when nothing does. */
  undo(mailbox: MailboxState): RemedyUndo | null;
}

/** The same for one phone. */
export interface DeviceRemedy extends RemedyWords {
  on: 'device';
  offer(target: DeviceTarget): Offer;
  change(target: DeviceTarget): Change;
  /** By id, since a removed phone has no state any more. */
  done(mailbox: MailboxState, deviceId: string): boolean;
  undo(target: DeviceTarget): RemedyUndo | null;
}

export type Remedy = MailboxRemedy | DeviceRemedy;

/** An offer without reservations, or with them. Null cautions are left out. */
export function offered(...cautions: (string | null)[]): Offer {
  return { offered: true, cautions: cautions.filter((caution) => caution !== null) };
}

/** No offer, and the sentence that says why. */
export function notOffered(why: string): Offer {
  return { offered: false, why };
}
