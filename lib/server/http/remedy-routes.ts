import { answer, notFound } from '../answer';
import { parseAudit } from '../audit-requests';
import { parsePathAddress, parseRemedy } from '../remedies-requests';
import { signedIn } from './endpoint';
import { readJson } from './read-json';
import { json, text } from './respond';

/** `GET /api/users/{address}/remedies` */
export const readRemedies = signedIn(async ({ server, actor, params }) => {
  const address = parsePathAddress(params.address);
  const view = address === null ? notFound : await server.readRemedies(actor, address);
  return view.ok ? answer(json(view.value)) : view;
});

/** `POST /api/users/{address}/remedies` */
export const applyRemedy = signedIn(async ({ request, server, actor, params }) => {
  const address = parsePathAddress(params.address);
  if (address === null) return notFound;
  const body = await readJson(request);
  if (!body.ok) return body;
  const wanted = parseRemedy(body.value, request.headers.get('idempotency-key'));
  if (!wanted.ok) return wanted;
  const result = await server.applyRemedy(actor, address, wanted.value);
  return result.ok ? answer(json(result.value)) : result;
});

/** `GET /api/audit` */
export const readAudit = signedIn(async ({ request, server, actor }) => {
  const query = parseAudit(new URL(request.url).searchParams);
  if (!query.ok) return query;
  const page = await server.readAudit(actor, query.value.filter, query.value.limit);
  return page.ok ? answer(json(page.value)) : page;
});

/** `GET /api/audit.csv` */
export const exportAudit = signedIn(async ({ request, server, actor }) => {
  const query = parseAudit(new URL(request.url).searchParams);
  if (!query.ok) return query;
  const file = server.exportAudit(actor, query.value.filter);
  if (!file.ok) return file;
  const headers = { 'content-disposition': 'attachment; filename="reconnect-audit.csv"' };
  return answer(text(file.value, 'text/csv; charset=utf-8; header=present', 200, headers));
});
