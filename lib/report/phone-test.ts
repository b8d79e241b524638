/** Words and types of a phone's measurement. The schema stands in a file of its own: a browser reads this one (docs/adr/0006). */
import type { PhoneTest, PhoneTry } from './phone-test-schema';

export type { PhoneTest, PhoneTry };

/** The network as the person named it; a browser tells it on few phones. */
export const phoneNetworks = ['wifi', 'mobile', 'unknown'] as const;
export type PhoneNetwork = (typeof phoneNetworks)[number];

/**
 * Hosts that a phone's browser tries, by what they are for. `mailOtherName` is the same service under another name: where only one of
 * the two is reached, something chooses by name. The last two are hosts of the operator that have one address family only.
 */
export const phoneHostRoles = ['mail', 'autodiscover', 'signIn', 'mailOtherName', 'ipv4', 'ipv6'] as const;
export type PhoneHostRole = (typeof phoneHostRoles)[number];

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
