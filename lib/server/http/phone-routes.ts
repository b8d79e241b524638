import { answer, notFound } from '../answer';
import { browserFamily } from '../browser-family';
import { parseNonce, parseOwnTest, parsePhoneTest, parseSession } from '../phone-requests';
import { parseId } from '../requests';
import { clientAddress } from './client-address';
import { type Call, type Handle, signedIn } from './endpoint';
import { readJson } from './read-json';
import { json, text } from './respond';

const none = () => text(null, null, 204);

function clientOf({ request, server }: Call): string | null {
  return clientAddress(request.headers, server.config.trustedProxies);
}

/** `POST /api/diagnoses/{id}/hand-offs` */
export const createHandOff = signedIn(async ({ request, server, actor, params }) => {
  const id = parseId(params.id);
  if (id === null) return notFound;
  const made = await server.createHandOff(actor, id, browserFamily(request.headers.get('user-agent')));
  return made.ok ? answer(json(made.value, 201)) : made;
});

/** `GET /api/hand-offs/{id}` */
export const readHandOff = signedIn(async ({ server, actor, params }) => {
  const id = parseId(params.id);
  const state = id === null ? notFound : await server.readHandOff(actor, id);
  return state.ok ? answer(json(state.value)) : state;
});

/** `POST /api/hand-offs/{id}/confirm` */
export const confirmHandOff = signedIn(async ({ server, actor, params }) => {
  const id = parseId(params.id);
  const confirmed = id === null ? notFound : await server.confirmHandOff(actor, id);
  return confirmed.ok ? answer(none()) : confirmed;
});

/** `DELETE /api/hand-offs/{id}` */
export const endHandOff = signedIn(async ({ server, actor, params }) => {
  const id = parseId(params.id);
  const ended = id === null ? notFound : await server.endHandOff(actor, id);
  return ended.ok ? answer(none()) : ended;
});

/** `GET /api/diagnoses/{id}/phone-tests` */
export const readPhoneTests = signedIn(async ({ server, actor, params }) => {
  const id = parseId(params.id);
  const tests = id === null ? notFound : await server.readPhoneTests(actor, id);
  return tests.ok ? answer(json(tests.value)) : tests;
});

/** `POST /api/diagnoses/{id}/phone-tests` */
export const addOwnTest = signedIn(async ({ request, server, actor, params }) => {
  const id = parseId(params.id);
  if (id === null) return notFound;
  const body = await readJson(request);
  if (!body.ok) return body;
  const wanted = parseOwnTest(body.value);
  if (!wanted.ok) return wanted;
  const added = await server.addOwnTest(actor, id, wanted.value.test);
  return added.ok ? answer(none()) : added;
});

/** `GET /api/phone/probe`: open to everybody; proves to a page that nothing stands between it and the portal. */
export const probe: Handle = async (call) => {
  const { request, server } = call;
  const wanted = parseNonce(new URL(request.url).searchParams);
  if (!wanted.ok) return wanted;
  const client = clientOf(call);
  const within = await server.limits.probe(client);
  if (!within.ok) return within;
  const family = client === null ? null : client.includes(':') ? 'ipv6' : 'ipv4';
  return answer(json({ nonce: wanted.value.nonce, at: new Date().toISOString(), family }));
};

/** `POST /api/phone/{key}/open`: open to everybody, since the code decides. */
export const openHandOff: Handle = async (call) => {
  const label = browserFamily(call.request.headers.get('user-agent'));
  const opened = await call.server.openHandOff(call.params.key ?? '', label, clientOf(call));
  return opened.ok ? answer(json(opened.value)) : opened;
};

/** `POST /api/phone/tests`: the session stands in the body, so that no log of addresses holds it. */
export const addPhoneTest: Handle = async (call) => {
  const body = await readJson(call.request);
  if (!body.ok) return body;
  const wanted = parsePhoneTest(body.value);
  if (!wanted.ok) return wanted;
  const added = await call.server.addPhoneTest(wanted.value.session, wanted.value.test, clientOf(call));
  return added.ok ? answer(json(added.value, 201)) : added;
};

/** `POST /api/phone/refuse` */
export const refuseHandOff: Handle = async (call) => {
  const body = await readJson(call.request);
  if (!body.ok) return body;
  const wanted = parseSession(body.value);
  if (!wanted.ok) return wanted;
  const refused = await call.server.refuseHandOff(wanted.value.session, clientOf(call));
  return refused.ok ? answer(none()) : refused;
};
