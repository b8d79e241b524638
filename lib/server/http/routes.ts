import type { SharedReport } from '@/lib/report/shared-report';
import { answer, notFound, refuse } from '../answer';
import { parseAfter, parseId, parseLink, parseLinkPreview, parseList, parseStart } from '../requests';
import { clientAddress } from './client-address';
import { authorise, type Handle, signedIn } from './endpoint';
import { readJson } from './read-json';
import { json, text } from './respond';

/** `POST /api/diagnoses` */
export const startDiagnosis = signedIn(async ({ request, server, actor }) => {
  const body = await readJson(request);
  if (!body.ok) return body;
  const wanted = parseStart(body.value);
  if (!wanted.ok) return wanted;
  const started = await server.startDiagnosis(actor, wanted.value);
  if (!started.ok) return started;
  return answer(json(started.value, 201, { location: `/api/diagnoses/${started.value.id}` }));
});

/** `GET /api/diagnoses` */
export const listDiagnoses = signedIn(async ({ request, server, actor }) => {
  const query = parseList(new URL(request.url).searchParams);
  if (!query.ok) return query;
  const list = await server.listDiagnoses(actor, query.value.user, query.value.limit);
  return list.ok ? answer(json(list.value)) : list;
});

/** `GET /api/diagnoses/{id}` */
export const readReport = signedIn(async ({ server, actor, params }) => {
  const id = parseId(params.id);
  const report = id === null ? notFound : await server.readReport(actor, id);
  return report.ok ? answer(json(report.value)) : report;
});

/** `GET /api/diagnoses/{id}/events` */
export const readEvents = signedIn(async ({ request, server, actor, params }) => {
  const id = parseId(params.id);
  if (id === null) return notFound;
  const after = parseAfter(new URL(request.url).searchParams);
  if (!after.ok) return after;
  const stream = await server.readEvents(actor, id, after.value, request.signal);
  if (!stream.ok) return stream;
  // Proxies that buffer would show nothing until the end; nginx reads this header.
  return answer(text(stream.value, 'application/x-ndjson; charset=utf-8', 200, { 'x-accel-buffering': 'no' }));
});

/** `POST /api/diagnoses/{id}/links` */
export const createLink = signedIn(async ({ request, server, actor, params }) => {
  const id = parseId(params.id);
  if (id === null) return notFound;
  const body = await readJson(request);
  if (!body.ok) return body;
  const wanted = parseLink(body.value, server.config.linkMaxDays);
  if (!wanted.ok) return wanted;
  const link = await server.createLink(actor, id, wanted.value);
  return link.ok ? answer(json(link.value, 201)) : link;
});

/**
 * `POST /api/diagnoses/{id}/links/preview`: the document that a link would freeze now, as JSON; to whom asks for `text/html`, the
 * page that its reader would see, as `page` makes it. It changes nothing: a POST only since its wish is a body.
 */
export function previewLink(page: (shared: SharedReport, notice: string | null) => Promise<Response>): Handle {
  return signedIn(async ({ request, server, actor, params }) => {
    const id = parseId(params.id);
    if (id === null) return notFound;
    const body = await readJson(request);
    if (!body.ok) return body;
    const wanted = parseLinkPreview(body.value, server.config.linkMaxDays);
    if (!wanted.ok) return wanted;
    const shared = await server.previewLink(actor, id, wanted.value);
    if (!shared.ok) return shared;
    const asPage = request.headers.get('accept')?.includes('text/html') === true;
    return answer(asPage ? await page(shared.value, server.config.cloud.notice) : json(shared.value));
  });
}

/** `GET /api/diagnoses/{id}/links` */
export const listLinks = signedIn(async ({ server, actor, params }) => {
  const id = parseId(params.id);
  const links = id === null ? notFound : await server.listLinks(actor, id);
  return links.ok ? answer(json(links.value)) : links;
});

/**
 * `GET /api/links/{token}`: open to everybody, since the link decides. A token of the portal is looked at only when one was
 * sent, and only an `organization` link cares whether it is good.
 */
export const readLink: Handle = async ({ request, server, params }) => {
  const sent = request.headers.has('authorization');
  const who = sent ? await authorise({ request, server }) : refuse('not-signed-in', '');
  const client = clientAddress(request.headers, server.config.trustedProxies);
  const document = await server.readLinkDocument(params.key ?? '', who.ok ? who.value : null, client);
  if (document.ok) return answer(text(document.value, 'application/json; charset=utf-8'));
  // The keys being away is not the same as a bad token.
  return document.problem.code === 'not-signed-in' && sent && !who.ok && who.problem.code === 'busy' ? who : document;
};

/** `DELETE /api/links/{id}` */
export const revokeLink = signedIn(async ({ server, actor, params }) => {
  const id = parseId(params.key);
  const revoked = id === null ? notFound : await server.revokeLink(actor, id);
  return revoked.ok ? answer(text(null, null, 204)) : revoked;
});

/** `GET /api/health` */
export const health: Handle = async ({ server }) => {
  const state = await server.health();
  return state.ok ? answer(json(state.value)) : state;
};

/** Any other address under `/api`, for every method. */
export const unknownAddress: Handle = async () => notFound;
