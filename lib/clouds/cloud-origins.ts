import type { Cloud } from './cloud';

/**
 * Exact origins that may be sent a secret of ours: the authority and its metadata endpoints (credentials, assertions),
 * Graph, Exchange administration and ActiveSync (Bearer tokens). Autodiscover is absent: it is only asked anonymously.
 */
export function cloudOrigins(cloud: Cloud): string[] {
  const metadata = cloud.authorityMetadata;
  const urls = [
    cloud.authority,
    cloud.jwksUri,
    ...(metadata ? [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri] : []),
    cloud.graph,
    cloud.exchange,
    cloud.activesync,
  ];
  return [...new Set(urls.map((url) => new URL(url).origin))];
}
