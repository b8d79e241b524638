import { platformGuides } from '@/components/report/platforms';

/**
 * Sends the reader of a shared report on to the maker's page for a platform. Those addresses hold GUIDs, and a document that
 * promises to hold none of a phone's should hold none at all. Only addresses of our own list are answered.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ platform: string }> }): Promise<Response> {
  const { platform } = await params;
  const link = platformGuides.find(({ id }) => id === platform)?.link;
  if (!link) return new Response('There is no such page.', { status: 404, headers: { 'content-type': 'text/plain' } });
  return new Response(null, { status: 302, headers: { location: link.url, 'referrer-policy': 'no-referrer' } });
}
