import { domainToASCII } from 'node:url';

/** RFC 5321, 4.5.3.1: 64 octets before the at sign, 255 after it; 320 with the sign. */
const longestAddress = 320;
const longestLocal = 64;
const longestDomain = 253;

/**
 * Characters of an unquoted local part (RFC 5322 atext and RFC 6531 letters) without those that mean something in a path
 * or a template: slash, percent, question mark, braces and the like. `#` stays, guests' sign-in names carry `#EXT#`.
 */
const plainLocal = /^[\p{L}\p{M}\p{N}!#$&'*+=^_~-]+(?:\.[\p{L}\p{M}\p{N}!#$&'*+=^_~-]+)*$/u;
const quotedLocal = /^"[\p{L}\p{M}\p{N} !#$&'()*+,.:;=@^_~-]{1,62}"$/u;
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * Reads what somebody typed as a mail address. In: any text. Out: the address without surrounding spaces, as typed, or null
 * when it is none. International domains count; bare hosts, address literals and control characters do not.
 */
export function parseAddress(text: string): string | null {
  if (text.length > longestAddress + 32) return null;
  // Before trimming, which would forgive a line break at the end: no keyboard types one into an address.
  if (/\p{Cc}/u.test(text)) return null;
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  if (trimmed.length > longestAddress || at < 1) return null;
  const local = trimmed.slice(0, at);
  if (Buffer.byteLength(local) > longestLocal || !(plainLocal.test(local) || quotedLocal.test(local))) return null;
  return isDomain(trimmed.slice(at + 1)) ? trimmed : null;
}

function isDomain(typed: string): boolean {
  // The URL parser strips tabs and decodes percent signs; what is not a letter, digit, dot or hyphen is refused before it.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(typed)) return false;
  const ascii = domainToASCII(typed);
  if (ascii === '' || ascii.length > longestDomain) return false;
  const labels = ascii.split('.');
  return labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '');
}
