import {
  activesyncHost,
  activesyncUrl,
  autodiscoverAlias,
  autodiscoverHost,
  exchangeResource,
  mxSuffix,
} from './names';
import { cloudAddresses } from './scenarios/domains';
import type { WireWorld } from './wire/world';

/** The names under which a cloud serves mail to phones, as its cloud table spells them. */
export interface CloudNames {
  autodiscoverAlias: string;
  autodiscoverHost: string;
  activesyncHost: string;
  mxSuffix: string;
  /** Audience of Exchange tokens, an https URL. */
  resource: string;
  /** Where its admins go; the worldwide one when absent. */
  adminCentre?: string;
}

/** The simulated cloud's own names. */
export const ownNames: CloudNames = {
  autodiscoverAlias,
  autodiscoverHost,
  activesyncHost,
  mxSuffix,
  resource: exchangeResource,
};

/** Puts another cloud's names in place of the simulated one's, everywhere where the tenant meets the outside. */
export interface Disguise {
  names: CloudNames;
  /** What the outside is told: every text in the value, and whatever its functions return. Times and bytes stay. */
  outward<T>(value: T): T;
  /** The resource that a token is asked for, as the tenant knows it. */
  inward(text: string): string;
}

/** Makes the disguise of a cloud; with the simulated cloud's own names it changes nothing. */
export function disguiseAs(names: CloudNames): Disguise {
  if (names === ownNames) return { names, outward: (value) => value, inward: (asked) => asked };
  const pairs: [string, string][] = [
    [autodiscoverAlias, names.autodiscoverAlias],
    [autodiscoverHost, names.autodiscoverHost],
    [activesyncHost, names.activesyncHost],
    [mxSuffix, names.mxSuffix],
  ];
  // 21Vianet has one name for both: port 80 and port 443 then belong to one address.
  if (names.autodiscoverAlias === names.autodiscoverHost) {
    pairs.push([cloudAddresses[autodiscoverAlias], cloudAddresses[autodiscoverHost]]);
  }
  const table = new Map(pairs);
  const known = new RegExp(pairs.map(([own]) => own.replaceAll('.', '\\.')).join('|'), 'gi');
  const text = (value: string) => value.replace(known, (found) => table.get(found.toLowerCase()) ?? found);
  const own = new URL(exchangeResource).hostname;
  const theirs = new URL(names.resource).hostname;
  return {
    names,
    outward: (value) => mapTexts(value, text),
    inward: (asked) => asked.replaceAll(theirs, own),
  };
}

/** The world under these names; records that became equal stand once. */
export function worldUnder({ outward }: Disguise, world: WireWorld): WireWorld {
  const { records, hosts } = outward(world);
  return { records: [...new Map(records.map((record) => [JSON.stringify(record), record])).values()], hosts };
}

/** ActiveSync address under these names. */
export function activesyncUrlOf({ outward }: Disguise): string {
  return outward(activesyncUrl);
}

/** The value with each text mapped; the shape stays, so the type does. */
function mapTexts<T>(value: T, text: (value: string) => string): T {
  const visit = (one: unknown): unknown => {
    if (typeof one === 'string') return text(one);
    if (typeof one === 'function') return (...args: unknown[]): unknown => visit(one(...args));
    if (Array.isArray(one)) return one.map(visit);
    if (one === null || typeof one !== 'object' || Object.getPrototypeOf(one) !== Object.prototype) return one;
    return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, visit(item)]));
  };
  return visit(value) as T;
}
