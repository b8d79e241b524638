import type { Phone } from './scenario';

const day = 24 * 60;

/** Stable 32-digit ActiveSync device id made from a short seed, as iOS sends them. */
export function deviceIdOf(seed: string): string {
  let hash = 0x811c9dc5;
  let text = '';
  for (let round = 0; text.length < 32; round += 1) {
    for (const character of `${seed}${round}`) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    }
    text += hash.toString(16).padStart(8, '0');
  }
  return text.slice(0, 32).toUpperCase();
}

/** A healthy iPhone: ActiveSync 16.1, personally allowed, in step 10 minutes ago. `changes` make it unhealthy. */
export function iphone(seed: string, changes: Partial<Phone> = {}): Phone {
  return {
    deviceId: deviceIdOf(seed),
    name: 'Black iPhone',
    type: 'iPhone',
    model: 'iPhone17C1',
    os: 'iOS 26.1 23B85',
    userAgent: 'Apple-iPhone17C1/2302.85',
    clientType: 'EAS',
    clientVersion: '16.1',
    accessState: 'Allowed',
    accessStateReason: 'Individual',
    accessControlRule: null,
    firstSyncMinutesAgo: 200 * day,
    attemptMinutesAgo: 9,
    successMinutesAgo: 10,
    status: 'DeviceOk',
    policyStatus: 'AppliedInFull',
    policy: 'Default',
    wipeRequestedMinutesAgo: null,
    wipeSentMinutesAgo: null,
    wipeAcknowledgedMinutesAgo: null,
    ...changes,
  };
}

/** An Android phone with Samsung's mail app, otherwise as healthy as `iphone`. */
export function galaxy(seed: string, changes: Partial<Phone> = {}): Phone {
  return iphone(seed, {
    deviceId: `SEC${deviceIdOf(seed).slice(0, 13)}`,
    name: 'Galaxy S25',
    type: 'SamsungDevice',
    model: 'SM-S931B',
    os: 'Android 16',
    userAgent: 'SAMSUNG-SM-S931B/101.16',
    ...changes,
  });
}

/** Outlook for iOS and Android: no ActiveSync, its own id form, sync times absent (Exchange keeps none it can trust). */
export function outlookPhone(seed: string, changes: Partial<Phone> = {}): Phone {
  return iphone(seed, {
    name: 'Outlook for iOS and Android',
    type: 'Outlook',
    model: 'Outlook for iOS and Android',
    os: 'iOS 26.1',
    userAgent: 'Outlook-iOS/2.0',
    clientType: 'Outlook',
    clientVersion: '1.0',
    accessStateReason: 'DeviceRule',
    accessControlRule: 'Allow Outlook',
    attemptMinutesAgo: null,
    successMinutesAgo: null,
    policyStatus: 'NotApplied',
    ...changes,
  });
}

/** `count` forgotten phones, all silent for months: what fills the 100 places of a mailbox. */
export function forgottenPhones(seed: string, count: number): Phone[] {
  return Array.from({ length: count }, (_, index) =>
    iphone(`${seed}-${index}`, {
      name: `Old phone ${index + 1}`,
      model: 'iPhone9C1',
      os: 'iOS 15.8.2 19H384',
      userAgent: 'Apple-iPhone9C1/1908.384',
      accessStateReason: 'Global',
      firstSyncMinutesAgo: (900 + index) * day,
      attemptMinutesAgo: (120 + index) * day,
      successMinutesAgo: (120 + index) * day,
    }),
  );
}
