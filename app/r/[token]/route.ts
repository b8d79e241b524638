import { reportStylesheet } from '@/app/r/report-stylesheet';
import { renderSharedLink } from '@/components/report/render-shared-link';
import { getServer } from '@/lib/server';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const server = await getServer();
  const [opened, stylesheet] = await Promise.all([server.openLink(token), reportStylesheet()]);
  return renderSharedLink(opened, token, stylesheet);
}
