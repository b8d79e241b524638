import * as z from 'zod/mini';
import { phoneHostRoles, phoneNetworks } from './phone-test';

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
