/** What kind of thing was taken out; shown to the reader in its place. */
export type RemovedKind =
  | 'token'
  | 'secret'
  | 'password'
  | 'cookie'
  | 'key'
  | 'guid'
  | 'device'
  | 'serial'
  | 'imei'
  | 'phone'
  | 'ip'
  | 'address'
  | 'name';

/**
 * Gives each removed value a typed name that is stable within one report, so that "the same value twice" stays visible:
 * `‹device:1›`. The value itself is nowhere in the name.
 */
export interface Placeholders {
  of(kind: RemovedKind, value: string): string;
  /** How many different values of each kind were removed. */
  counts(): Partial<Record<RemovedKind, number>>;
}

/** Starts a numbering; one per report. */
export function createPlaceholders(): Placeholders {
  const seen = new Map<string, number>();
  const counts: Partial<Record<RemovedKind, number>> = {};
  return {
    of(kind, value) {
      const key = `${kind}\n${value.toLowerCase()}`;
      let number = seen.get(key);
      if (number === undefined) {
        number = (counts[kind] ?? 0) + 1;
        counts[kind] = number;
        seen.set(key, number);
      }
      return `‹${kind}:${number}›`;
    },
    counts: () => ({ ...counts }),
  };
}
