import { type Answer, answer, refuse } from '../answer';

/** The largest honest body is a few hundred bytes. */
const mostBytes = 16 * 1024;

/**
 * Reads a JSON body with a cap, whatever `content-length` says. A request without any body counts as an empty object, since
 * every field of the main call is optional.
 */
export async function readJson(request: Request): Promise<Answer<unknown>> {
  const type = request.headers.get('content-type');
  const bytes = await readCapped(request);
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

async function readCapped(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? '0') > mostBytes) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  while (true) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > mostBytes) {
      await reader.cancel().catch(() => {});
      return null;
    }
    chunks.push(value);
  }
}
