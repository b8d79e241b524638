const callbackPaths = ['/auth/callback', '/auth/bridge'];
const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** True for an http address on loopback, whatever the port (RFC 8252 7.3: the port is not known beforehand). */
export function isLoopback(address: string): boolean {
  const url = parse(address);
  return (
    url?.protocol === 'http:' && loopbackHosts.includes(url.hostname) && url.username === '' && url.password === ''
  );
}

/** True when an authorization answer may be sent there: the portal's two pages, or loopback. No fragment is allowed. */
export function isRegisteredRedirect(address: string, portalUrls: readonly string[]): boolean {
  if (address.includes('#')) return false;
  return (
    isLoopback(address) || portalUrls.some((portal) => callbackPaths.some((path) => address === `${portal}${path}`))
  );
}

/** True for a page of the portal, where people may land after signing out. */
export function isPortalPage(address: string, portalUrls: readonly string[]): boolean {
  const url = parse(address);
  return isLoopback(address) || portalUrls.some((portal) => url !== null && url.origin === parse(portal)?.origin);
}
