import ipaddr from 'ipaddr.js';
import type { Report } from '@/lib/report/report';
import type { Placeholders, RemovedKind } from './placeholders';

/** Also right after a percent escape, whose digits a word boundary takes for the GUID's own: `$filter=id%20eq%20…`. */
const guid = /(?:\b|(?<=%[0-9a-f]{2}))[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const mail = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
/** The same inside a URL, where the at sign is encoded, and before it whatever `encodeURIComponent` encodes. */
const encodedMail = /(?:[\w.!~*'()+-]|%[0-9a-f]{2}){1,64}%40[\w-]{1,63}(?:\.[\w-]{1,63})+/gi;
/** Candidates only; `ipaddr.js` decides. IPv4 also behind a colon and before a port: `from:192.0.2.1:4711`. */
const addressV6 = /(?<![\w.:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:(?:\.\d{1,3}){3})?(?![\w:]|\.\d)/gi;
const addressV4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)/g;
/** 15 digits, or 14 to 16 with the usual separators (3GPP TS 23.003, 6.2). */
const imei = /(?<![\w-])\d{2}[- ]?\d{6}[- ]?\d{6}[- ]?\d{1,2}(?![\w-])/g;
/** International form only (ITU-T E.164): other digit groups are versions, sizes and times. */
const phone = /(?<![\w+])\+\d[\d ()./-]{6,20}\d(?!\w)/g;

/** Keys under which evidence and arguments carry personal data, whatever the value looks like. */
const personalKeys: readonly { kind: RemovedKind; expression: RegExp }[] = [
  { kind: 'imei', expression: /imei|imsi|meid/i },
  { kind: 'serial', expression: /serial|udid/i },
  { kind: 'phone', expression: /phone(?:number)?$|telephone|msisdn|mobilenumber/i },
  { kind: 'device', expression: /^device[_ ]?ids?$|deviceids$|^other[_ ]?device[_ ]?ids?$/i },
  // Whatever it equals: people often share one public address with their organisation's servers.
  { kind: 'ip', expression: /^(?:client|source|last|caller)?ip(?:v?[46])?(?:address)?$/i },
  { kind: 'guid', expression: /guid$|objectid$|^oid$|^tid$/i },
  {
    kind: 'name',
    // Admins name places as they like, also after people and their homes.
    expression:
      /^(?:user)?displayname$|owner|manager|modifiedby|createdby|^(?:given|sur)name$|^approvedby$|^(?:refused|excepted)places$/i,
  },
];

/** The kind of personal data that a key names, or null. */
export function personalKind(key: string): RemovedKind | null {
  return personalKeys.find(({ expression }) => expression.test(key))?.kind ?? null;
}

/** What a link may still say: whose report it is, and which addresses are servers. */
export interface Allowed {
  /** Lower-case mail addresses of the subject. */
  mail: ReadonlySet<string>;
  /** The subject's own name, lower case. */
  names: ReadonlySet<string>;
  /** IP addresses that are known to be servers; everything else is a person's. */
  servers: ReadonlySet<string>;
  /** Mail addresses of other people go (`anyone`), or stay (`organization`). */
  othersMail: boolean;
}

/** Texts with identifiers removed; `exact` are values known to identify a phone or a person. */
export function removePersonal(
  text: string,
  placeholders: Placeholders,
  allowed: Allowed,
  exact: ReadonlyMap<string, RemovedKind>,
): string {
  let result = text;
  for (const [value, kind] of exact) result = replaceExact(result, value, () => placeholders.of(kind, value));
  result = result
    .replace(guid, (found) => placeholders.of('guid', found))
    .replace(imei, (found) => placeholders.of('imei', found))
    .replace(phone, (found) => placeholders.of('phone', found))
    .replace(addressV6, (found) => (isKept(found, allowed) ? found : placeholders.of('ip', found)))
    .replace(addressV4, (found) => (isKept(found, allowed) ? found : placeholders.of('ip', found)));
  if (allowed.othersMail) return result;
  const known = (found: string) => allowed.mail.has(decoded(found).toLowerCase());
  return result
    .replace(mail, (found) => (known(found) ? found : placeholders.of('address', found)))
    .replace(encodedMail, (found) => (known(found) ? found : placeholders.of('address', found)));
}

/** A percent-encoded text as it was; one that was not well encoded stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isKept(found: string, allowed: Allowed): boolean {
  return !ipaddr.isValid(found) || allowed.servers.has(found.toLowerCase());
}

/** Replaces every spelling of a value without regard to case, also percent-encoded and base64-encoded ones. */
export function replaceExact(text: string, value: string, by: () => string): string {
  const forms = new Set([value, encodeURIComponent(value), ...base64Of(value)]);
  let result = text;
  for (const form of forms) {
    const lower = form.toLowerCase();
    for (let at = result.toLowerCase().indexOf(lower); at >= 0; ) {
      const name = by();
      result = result.slice(0, at) + name + result.slice(at + form.length);
      at = result.toLowerCase().indexOf(lower, at + name.length);
    }
  }
  return result;
}

function base64Of(value: string): string[] {
  if (value.length < 6) return [];
  const bytes = Buffer.from(value, 'utf8');
  return [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

/** IP addresses that the report itself shows as servers: DNS answers, hosts it spoke to, resolvers. */
export function serverAddresses(report: Report): Set<string> {
  const found = new Set<string>();
  for (const item of report.evidence) {
    if (item.kind === 'dns-answer')
      // Resolvers come as a list of `address:port`.
      for (const answer of [...item.answers, ...item.resolver.split(', ').flatMap((one) => [one, withoutPort(one)])])
        found.add(answer.toLowerCase());
    if ((item.kind === 'http-exchange' || item.kind === 'certificate') && item.address) {
      found.add(item.address.toLowerCase());
    }
  }
  return found;
}

function withoutPort(text: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}
