import { answer } from '../answer';
import { parsePeople } from '../people-requests';
import { signedIn } from './endpoint';
import { json } from './respond';

/** `GET /api/people` */
export const findPeople = signedIn(async ({ request, server, actor }) => {
  const query = parsePeople(new URL(request.url).searchParams);
  if (!query.ok) return query;
  const page = await server.findPeople(actor, query.value, request.signal);
  return page.ok ? answer(json(page.value)) : page;
});
