import { clientAddress } from './http/client-address';
import { getServer } from './index';
import type { OpenedLink } from './links';
import { transportHeaders } from './security-headers';
import type { Server } from './server';

/** What `/r/{token}` has to show, the notice of the cloud, and headers that depend on the portal's own address. Never rejects. */
export async function openSharedLink(
  request: Request,
  token: string,
): Promise<{ opened: OpenedLink; notice: string | null; headers: Record<string, string> }> {
  let server: Server | null = null;
  try {
    server = await getServer();
    const headers = transportHeaders(server.config.portalUrl.startsWith('https:'));
    const client = clientAddress(request.headers, server.config.trustedProxies);
    return { opened: await server.openLink(token, client), notice: server.config.cloud.notice, headers };
  } catch (error) {
    // The page of Next for a failure is bare text without any policy; whoever opened the link gets a page instead.
    server?.log.bug('shared link', error);
    const notice = server?.config.cloud.notice ?? null;
    return { opened: { kind: 'later', status: 503, retryAfter: '5' }, notice, headers: {} };
  }
}
