import { startPlane } from './http/plane';

/** Hosts that a phone's browser tries. A browser cannot resolve the simulated names, so each has a port on loopback. */
export const phoneHostNames = ['mail', 'autodiscover', 'signIn', 'mailOtherName'] as const;
export type PhoneHostName = (typeof phoneHostNames)[number];

/** The hosts as a phone's network shows them. */
export interface PhoneHosts {
  /** `http://127.0.0.1:port` by host, for the cloud file. */
  origins: Record<PhoneHostName, string>;
  /** From now on these end each connection without an answer; all others answer. */
  block(hosts: readonly PhoneHostName[]): void;
  close(): Promise<void>;
}

/** Starts all of them on free ports. Rejects when a port cannot be had. */
export async function startPhoneHosts(): Promise<PhoneHosts> {
  let blocked: readonly PhoneHostName[] = [];
  const start = (name: PhoneHostName) => {
    const handle = () => (blocked.includes(name) ? { status: 0, reset: true } : { status: 204 });
    return startPlane({ name: 'web', handle, log: () => {}, delayMs: () => 0 }, 0);
  };
  const [mail, autodiscover, signIn, mailOtherName] = await Promise.all([
    start('mail'),
    start('autodiscover'),
    start('signIn'),
    start('mailOtherName'),
  ]);
  const close = async () => {
    await Promise.all([mail, autodiscover, signIn, mailOtherName].map((plane) => plane.close()));
  };
  return {
    origins: { mail: mail.url, autodiscover: autodiscover.url, signIn: signIn.url, mailOtherName: mailOtherName.url },
    block: (hosts) => {
      blocked = hosts;
    },
    close,
  };
}
