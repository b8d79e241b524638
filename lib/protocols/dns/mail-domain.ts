import { domainToASCII } from 'node:url';

/** RFC 1035 section 2.3.4. */
const maxNameLength = 253;

/**
 * The domain of an address as DNS writes it: lower case, an international name in its ASCII form (RFC 5891).
 * @returns null when there is no domain that could be looked up.
 */
export function mailDomain(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const domain = domainToASCII(address.slice(at + 1).trim()).replace(/\.$/, '');
  // At least two labels of letters, digits and hyphens, and no address literal.
  const named = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z][a-z0-9-]{0,61}[a-z0-9])$/.test(domain);
  return named && domain.length <= maxNameLength ? domain : null;
}
