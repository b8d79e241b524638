import type { SessionState } from './session-context';

/** True for a signed-in holder of `Reconnect.Admin`. It decides what is shown; the server decides what may be done. */
export function isAdmin(state: SessionState): boolean {
  return state.status === 'signed-in' && state.person.roles.includes('Reconnect.Admin');
}

/** True for a holder of one of the two roles that may look at other people's mailboxes. The server decides anyway. */
export function mayLookUp(state: SessionState): boolean {
  return isAdmin(state) || (state.status === 'signed-in' && state.person.roles.includes('Reconnect.Support'));
}
