import { reportStylesheet } from '@/app/r/report-stylesheet';
import { renderSharedLink } from '@/components/report/render-shared-link';
import { openSharedLink } from '@/lib/server/open-shared-link';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const [{ opened, notice, headers }, stylesheet] = await Promise.all([
    openSharedLink(request, token),
    reportStylesheet(),
  ]);
  const response = await renderSharedLink(opened, token, { stylesheet, notice });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
