import { behave } from './behaviour';
import { createAuthority } from './certificate-authority';
import { startDnsServer } from './dns-server';
import { endpointOf } from './host-choice';
import { type Listener, openListener } from './listener';
import type { ListeningHost } from './request-server';
import type { StartWire, VerifyToken, WireWorld } from './world';
import { buildZone } from './zone';

/**
 * Starts the simulated internet: DNS for the world's records and one loopback port for each of its addresses and ports.
 * An address and port that no host has gets no port: to the portal it cannot be reached. Rejects when a port cannot be
 * opened; nothing stays open then.
 */
export const startWire: StartWire = async ({
  world,
  verifyToken,
  log,
  delayMs,
  faultOf = () => null,
  retouch = (answer) => answer,
}) => {
  const authority = await createAuthority(new Date());
  const open: { close(): Promise<void> }[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(open.map((part) => part.close()));
  };
  try {
    const dns = await startDnsServer({
      zone: buildZone(world.records),
      log,
      delayMs,
      fault: () => faultOf('dns', '*'),
    });
    open.push(dns);
    const connectTo: Record<string, string> = {};
    for (const [endpoint, hosts] of hostsByEndpoint(world, verifyToken)) {
      const listener: Listener = await openListener({
        hosts,
        authority,
        log,
        delayMs,
        fault: (host) => faultOf('wire', host),
        retouch,
      });
      open.push(listener);
      connectTo[endpoint] = `127.0.0.1:${listener.port}`;
    }
    return { dnsServer: dns.address, connectTo, caPem: authority.caPem, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
};

function hostsByEndpoint(world: WireWorld, verifyToken: VerifyToken): Map<string, [ListeningHost, ...ListeningHost[]]> {
  const groups = new Map<string, [ListeningHost, ...ListeningHost[]]>();
  for (const { behaviour, ...host } of world.hosts) {
    const listening = { ...host, deaf: behaviour.kind === 'deaf', behave: behave(behaviour, verifyToken) };
    const endpoint = endpointOf(host.address, host.port);
    const group = groups.get(endpoint);
    if (group === undefined) groups.set(endpoint, [listening]);
    else group.push(listening);
  }
  return groups;
}
