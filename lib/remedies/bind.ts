import { createHash } from 'node:crypto';
import type { RemedyId, RemedyUndo, RemedyView } from '@/lib/report/remedies';
import type { StepId } from '@/lib/report/vocabulary';
import { jsonParameters, powershellLine } from './cmdlet';
import type { Change, Offer, Remedy } from './define-remedy';
import { remedies } from './registry';
import { deviceOf, type MailboxState } from './state';

/** A remedy for one mailbox or phone in one state. */
export interface BoundRemedy {
  id: RemedyId;
  step: StepId;
  /** Null for a remedy of the mailbox. */
  deviceId: string | null;
  offer(): Offer;
  change(): Change;
  undo(): RemedyUndo | null;
  view(): RemedyView;
}

/** The remedy of an id. Throws a RangeError for an id without one: our bug. */
export function remedyOf(id: RemedyId): Remedy {
  const found = remedies.find((remedy) => remedy.id === id);
  if (found === undefined) throw new RangeError(`no remedy named ${id}`);
  return found;
}

/** Binds a remedy to what it would change. Null when the mailbox has no such phone, or the remedy wants one and got none. */
export function bindRemedy(id: RemedyId, mailbox: MailboxState, deviceId: string | null): BoundRemedy | null {
  const remedy = remedyOf(id);
  if (remedy.on === 'mailbox') {
    if (deviceId !== null) return null;
    return bound(remedy, mailbox, null, {
      offer: () => remedy.offer(mailbox),
      change: () => remedy.change(mailbox),
      undo: () => remedy.undo(mailbox),
    });
  }
  const device = deviceId === null ? null : deviceOf(mailbox, deviceId);
  if (device === null) return null;
  const target = { mailbox, device };
  return bound(remedy, mailbox, device.deviceId, {
    offer: () => remedy.offer(target),
    change: () => remedy.change(target),
    undo: () => remedy.undo(target),
  });
}

/** Whether the state is already what the remedy makes it. A phone that is gone counts as gone. */
export function isDone(id: RemedyId, mailbox: MailboxState, deviceId: string | null): boolean {
  const remedy = remedyOf(id);
  if (remedy.on === 'mailbox') return remedy.done(mailbox);
  return deviceId !== null && remedy.done(mailbox, deviceId);
}

/** The remedies of the mailbox itself, or of one phone, as they would be applied now; undos only where there is something to undo. */
export function viewsOf(mailbox: MailboxState, deviceId: string | null): RemedyView[] {
  return remedies.flatMap((remedy) => {
    const view = bindRemedy(remedy.id, mailbox, deviceId)?.view();
    const idle = remedy.on === 'mailbox' && remedy.onlyUndoes !== undefined && view?.offered === false;
    return view === undefined || idle ? [] : [view];
  });
}

function bound(
  remedy: Remedy,
  mailbox: MailboxState,
  deviceId: string | null,
  parts: Pick<BoundRemedy, 'offer' | 'change' | 'undo'>,
): BoundRemedy {
  const { id, step, title, risk } = remedy;
  return {
    ...parts,
    id,
    step,
    deviceId,
    view: () => {
      const offer = parts.offer();
      if (!offer.offered) return { id, title, risk, step, ...offer };
      const { before, after, call } = parts.change();
      const digest = digestOf([id, mailbox.address, deviceId, before, call.cmdlet, jsonParameters(call)]);
      return { id, title, risk, step, ...offer, before, after, powershell: powershellLine(call), digest };
    },
  };
}

/** A short text that is another one as soon as anything of the preview is. */
function digestOf(preview: unknown): string {
  return createHash('sha256').update(JSON.stringify(preview)).digest('base64url');
}
