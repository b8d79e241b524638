import 'server-only';
import type { Config } from '@/lib/config';
import type { PublicConfig } from '@/lib/report/public-config';
import { getConfig } from './configuration';

/** Settings for the browser, read at run time; throws when the environment has faults. */
export function getPublicConfig(): PublicConfig {
  return publicConfigOf(getConfig());
}

/** The part of the configuration that a browser may know. */
export function publicConfigOf(config: Config): PublicConfig {
  const { cloud, clientId, tenantId } = config;
  return {
    portalUrl: config.portalUrl,
    version: config.version,
    tenantId,
    clientId,
    authority: `${cloud.authority.replace(/\/$/, '')}/${tenantId}`,
    authorityMetadata: cloud.authorityMetadata && JSON.stringify(cloud.authorityMetadata),
    apiScope: `api://${clientId}/access_as_user`,
    cloudName: cloud.name,
    notice: cloud.notice,
    linkMaxDays: config.linkMaxDays,
  };
}
