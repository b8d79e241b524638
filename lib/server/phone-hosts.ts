import 'server-only';
import type { Config } from '@/lib/config';
import type { PhoneHosts } from '@/lib/report/phone-test';
import { getConfig } from './configuration';

/** The hosts that a phone's browser tries, as origins: those of the cloud, and the operator's two if they are set. */
export function phoneHostsOf(config: Pick<Config, 'cloud' | 'probeHosts'>): PhoneHosts {
  const { cloud, probeHosts } = config;
  const given = cloud.phoneHosts;
  return {
    mail: given?.mail ?? new URL(cloud.activesync).origin,
    autodiscover: given?.autodiscover ?? new URL(cloud.autodiscover).origin,
    signIn: given?.signIn ?? new URL(cloud.authority).origin,
    ...(given?.mailOtherName ? { mailOtherName: given.mailOtherName } : {}),
    ...(probeHosts.ipv4 ? { ipv4: probeHosts.ipv4 } : {}),
    ...(probeHosts.ipv6 ? { ipv6: probeHosts.ipv6 } : {}),
  };
}

/** The same hosts for the `connect-src` of pages; throws when the environment has faults. */
export function phoneOrigins(): string[] {
  return [...new Set(Object.values(phoneHostsOf(getConfig())))];
}
