import type { RemedyId, Setting } from '@/lib/report/remedies';
import type { MailboxRemedy } from './define-remedy';
import { notOffered } from './define-remedy';
import type { MailboxState, PolicyStop } from './state';

/** A switch of a mailbox as words. */
export function switchSetting(label: string, on: boolean | null): Setting {
  return { label, value: on === null ? 'not known' : on ? 'on' : 'off' };
}

/** What a policy does to the effect of a change, or null when none is in the way. */
export function policyCaution(policy: PolicyStop): string | null {
  switch (policy.kind) {
    case 'none':
      return null;
    case 'unknown':
      return 'The sign-in log could not be read. A Conditional Access policy may still stop the phone.';
    case 'stops':
      return `This alone does not let the phone in: ${stoppedBy(policy.names)}.`;
  }
}

/** The policies that stop sign-ins, as the middle of a sentence. */
export function stoppedBy(names: string): string {
  return names === '' ? 'a Conditional Access policy stops its sign-ins' : `the policy ${names} stops its sign-ins`;
}

/** Why no switch helps a person who cannot sign in at all; null when the account is on. */
export function accountOffWhy(mailbox: MailboxState): string | null {
  return mailbox.accountOff && !mailbox.shared
    ? 'The account is switched off in the directory. Nobody can sign in with it, whatever Exchange says.'
    : null;
}

/** The parts of the two remedies that only take back what the portal itself switched on. */
export function switchedOnHere(mailbox: MailboxState, on: RemedyId, off: RemedyId): boolean {
  return mailbox.earlier.find(({ remedy }) => remedy === on || remedy === off)?.remedy === on;
}

/** Offer of a remedy that takes a switch back: only where the portal had switched it on. */
export function takeBack(
  mailbox: MailboxState,
  on: RemedyId,
  off: RemedyId,
  isOn: boolean,
): ReturnType<MailboxRemedy['offer']> {
  if (!isOn) return notOffered('It is off already.');
  if (switchedOnHere(mailbox, on, off)) return { offered: true, cautions: [] };
  return notOffered('It was not switched on here. The portal takes back only what it changed itself.');
}
