/** Whether a certificate name covers a host name: equal, or `*.` for exactly one label (RFC 9525 6.3). */
function covers(name: string, host: string): boolean {
  const wanted = name.toLowerCase();
  if (!wanted.startsWith('*.')) return wanted === host;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === wanted.slice(1);
}

/** The host among those on one address and port that a name is for; exact names before wildcards; undefined for none. */
export function chooseHost<T extends { names: readonly string[] }>(hosts: readonly T[], name: string): T | undefined {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  return (
    hosts.find((host) => host.names.some((own) => own.toLowerCase() === wanted)) ??
    hosts.find((host) => host.names.some((own) => covers(own, wanted)))
  );
}

/** Host name of a `Host` header: lower case, without port and brackets. */
export function hostNameOf(header: string): string {
  return header
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
}

/** `address:port` as the cloud file's `connectTo` spells it: IPv6 in its shortest form and in brackets (RFC 5952). */
export function endpointOf(address: string, port: number): string {
  return `${new URL(`http://${address.includes(':') ? `[${address}]` : address}`).hostname}:${port}`;
}
