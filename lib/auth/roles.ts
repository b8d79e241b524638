import type { SubjectRef } from '@/lib/probes/define-probe';
import type { Actor } from './actor';

/** True for admins and support agents: the two roles that may look at other people's mailboxes. */
export function maySeeOthers(actor: Pick<Actor, 'roles'>): boolean {
  return isAdmin(actor) || actor.roles.includes('Reconnect.Support');
}

/** True for admins, who may change what holds a phone, read what was changed, and take back anybody's links. */
export function isAdmin(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('Reconnect.Admin');
}

/** A person may diagnose the mailbox of their own token's object id; an address, or anybody else, takes a role. */
export function mayDiagnose(actor: Pick<Actor, 'oid' | 'roles'>, subject: SubjectRef): boolean {
  if (subject.kind === 'object-id' && subject.objectId.toLowerCase() === actor.oid) return true;
  return maySeeOthers(actor);
}

/**
 * Whose diagnosis it is may read it, and so may the roles. Having asked for it is no right by itself: who lost a role
 * must not keep the reports of others.
 */
export function mayRead(actor: Pick<Actor, 'oid' | 'roles'>, row: { subjectOid: string | null }): boolean {
  return row.subjectOid?.toLowerCase() === actor.oid || maySeeOthers(actor);
}
