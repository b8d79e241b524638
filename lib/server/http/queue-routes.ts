import { answer } from '../answer';
import { parseQueue } from '../queue-requests';
import { signedIn } from './endpoint';
import { json } from './respond';

/** `GET /api/queue` */
export const readQueue = signedIn(async ({ request, server, actor }) => {
  const query = parseQueue(new URL(request.url).searchParams);
  if (!query.ok) return query;
  const page = await server.readQueue(actor, query.value.filter, query.value.limit);
  return page.ok ? answer(json(page.value)) : page;
});

/** `POST /api/queue/sweeps` */
export const startSweep = signedIn(async ({ server, actor }) => {
  const started = await server.startSweep(actor);
  return started.ok ? answer(json(started.value, 202)) : started;
});
