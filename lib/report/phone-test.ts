import * as z from 'zod/mini';

/** The network as the person named it; a browser tells it on few phones. */
export const phoneNetworks = ['wifi', 'mobile', 'unknown'] as const;
export type PhoneNetwork = (typeof phoneNetworks)[number];

/**
 * Hosts that a phone's browser tries, by what they are for. `mailOtherName` is the same service under another name: where only one of
 * the two is reached, something chooses by name. The last two are hosts of the operator that have one address family only.
 */
export const phoneHostRoles = ['mail', 'autodiscover', 'signIn', 'mailOtherName', 'ipv4', 'ipv6'] as const;
export type PhoneHostRole = (typeof phoneHostRoles)[number];

/**
 * One opaque request. `reached` means that a name was found, a safe connection stood and something answered: never what
 * answered (https://fetch.spec.whatwg.org/#concept-filtered-response-opaque). `ms` counts from its start to its end.
 */
const tryShape = z.object({ reached: z.boolean(), ms: z.number() });
export type PhoneTry = z.infer<typeof tryShape>;

/** What a browser measured on one network, with the names of hosts as the portal gave them. Nothing in it names a person. */
export const phoneTestSchema = z.object({
  id: z.string(),
  /** ISO instant of the portal's clock at which the measurement came in. */
  at: z.string(),
  network: z.enum(phoneNetworks),
  /** Whether it came from another device by a hand-off, or from the browser that shows the report. */
  from: z.enum(['phone', 'this-browser']),
  /** The portal's own answer: ours, somebody else's in its place (the page of a Wi-Fi), or none. */
  portal: z.enum(['answered', 'other-answer', 'failed']),
  /** How the portal was reached, where it can tell. */
  family: z.nullable(z.enum(['ipv4', 'ipv6'])),
  /** Clock of the device minus clock of the portal, in milliseconds, half the round trip taken off; null without an answer. */
  clockOffsetMs: z.nullable(z.number()),
  /** What the browser says of its connection (Network Information API), where it does. */
  connection: z.nullable(z.enum(['wifi', 'cellular', 'ethernet', 'other'])),
  /** One entry per host tried; a host that failed was tried twice. */
  hosts: z.array(z.object({ role: z.enum(phoneHostRoles), host: z.string(), tries: z.array(tryShape) })),
});
export type PhoneTest = z.infer<typeof phoneTestSchema>;
export type PhoneHostResult = PhoneTest['hosts'][number];

/** Hosts to try and what they are for, as origins (`https://outlook.office365.com`). */
export type PhoneHosts = { [K in PhoneHostRole]?: string };

/** What a browser sends: host results by role, since the portal knows the names itself. */
export interface MeasuredTest
  extends Pick<PhoneTest, 'network' | 'portal' | 'family' | 'clockOffsetMs' | 'connection'> {
  hosts: { [K in PhoneHostRole]?: PhoneTry[] };
}

/** True when one of the tries came through. */
export function wasReached(result: Pick<PhoneHostResult, 'tries'>): boolean {
  return result.tries.some(({ reached }) => reached);
}
