import { type Answer, answer, refuse } from '../answer';

/** The largest honest body is a few hundred bytes. */
const mostBytes = 16 * 1024;

/** A few hundred bytes arrive at once, over any network; who sends them one by one only holds a connection. */
const mostMs = 10_000;

/**
 * Reads a JSON body with a cap, whatever `content-length` says. A request without any body counts as an empty object, since
 * every field of the main call is optional.
 */
export async function readJson(request: Request, withinMs: number = mostMs): Promise<Answer<unknown>> {
  const type = request.headers.get('content-type');
  const bytes = await readCapped(request, withinMs);
  if (bytes === 'late') return refuse('too-slow', 'The body did not arrive in time.');
  if (bytes === null) return refuse('too-large', `The body may have at most ${mostBytes} bytes.`);
  if (type === null && bytes.length === 0) return answer({});
  if (!/^application\/json[ \t]*(?:;|$)/i.test(type ?? '')) {
    return refuse('not-json', 'Send the body as application/json.');
  }
  try {
    return answer(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown);
  } catch {
    return refuse('malformed', 'The body is not well-formed JSON in UTF-8.');
  }
}

/** Null when there are too many bytes, `late` when they take too long. */
async function readCapped(request: Request, withinMs: number): Promise<Uint8Array | null | 'late'> {
  if (Number(request.headers.get('content-length') ?? '0') > mostBytes) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void reader.cancel().catch(() => {});
  }, withinMs);
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (late) return 'late';
      if (done) return Buffer.concat(chunks);
      size += value.byteLength;
      if (size > mostBytes) {
        await reader.cancel().catch(() => {});
        return null;
      }
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
}
