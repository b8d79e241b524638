import * as z from 'zod';
import type { PlaneReply, PlaneRequest } from '../http/plane';
import { json, requestIds } from '../http/reply';

const batchSchema = z.object({
  requests: z
    .array(
      z.object({
        id: z.string(),
        url: z.url(),
        body: z.unknown(),
        headers: z.record(z.string(), z.string()).optional(),
      }),
    )
    .max(10),
});

/** Answers `POST …/$batch`: up to ten calls, each as if it had come alone, matched by id. Null when it is no batch. */
export async function answerBatch(
  request: PlaneRequest,
  answerOne: (request: PlaneRequest) => Promise<PlaneReply>,
): Promise<PlaneReply | null> {
  const parsed = batchSchema.safeParse(parseJson(request.body));
  if (!parsed.success) return null;
  const responses = [];
  for (const { id, url, body } of parsed.data.requests) {
    const reply = await answerOne({ ...request, url: new URL(url), body: JSON.stringify(body) });
    responses.push({ id, status: reply.status, body: parseJson(String(reply.body ?? '')) });
  }
  return json(200, { responses }, requestIds(request.headers));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, such as the NUL bytes of a refused cmdlet.
    return null;
  }
}
