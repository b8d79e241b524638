import { reportStylesheet } from '@/app/r/report-stylesheet';
import { renderLinkPreview } from '@/components/report/render-shared-link';
import { endpoint } from '@/lib/server/http/endpoint';
import { previewLink } from '@/lib/server/http/routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: previewLink(async (shared, notice) =>
    renderLinkPreview(shared, { stylesheet: await reportStylesheet(), notice }),
  ),
});
