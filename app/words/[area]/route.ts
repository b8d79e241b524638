import { wordsOfArea } from '@/lib/checks/catalog';
import { areas } from '@/lib/report/vocabulary';

// Made at build: the same bytes for everybody, no secret, nothing personal.
export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams(): { area: string }[] {
  return areas.map((area) => ({ area }));
}

/** The words of an area's findings, as data: a report fetches those of the findings that it has. */
export async function GET(_request: Request, { params }: { params: Promise<{ area: string }> }): Promise<Response> {
  const { area } = await params;
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  return Response.json(wordsOfArea(area), { headers });
}
