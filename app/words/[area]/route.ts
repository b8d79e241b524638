import { otherWords, wordsOfArea } from '@/lib/checks/catalog';
import { areas } from '@/lib/report/vocabulary';

// Made at build: the same bytes for everybody, no secret, nothing personal.
export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams(): { area: string }[] {
  return [...areas, ...Object.keys(otherWords)].map((area) => ({ area }));
}

/**
 * The words of an area's findings, of statuses or of rules for phones, as data: a report fetches those of what it has.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ area: string }> }): Promise<Response> {
  const { area } = await params;
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  const other = Object.entries(otherWords).find(([name]) => name === area)?.[1];
  return Response.json(other ?? wordsOfArea(area), { headers });
}
