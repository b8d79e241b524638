import type { PlaneReply } from './plane';

/** A property that no reader knows yet, with its companion key, as Microsoft adds them without notice. */
const future = {
  'futureProperty@odata.type': '#microsoft.future.thing',
  futureProperty: { nested: [1, null, { deep: 'text' }] },
};

/** Adds unknown properties to a JSON answer and to each item of its list; any other answer is left alone. */
export function withUnknownFields(reply: PlaneReply): PlaneReply {
  if (reply.status !== 200 || typeof reply.body !== 'string') return reply;
  const body = parsed(reply.body);
  if (body === null) return reply;
  const { value } = body;
  const rows = Array.isArray(value)
    ? { value: value.map((row: unknown) => (isRecord(row) ? { ...row, ...future } : row)) }
    : {};
  return { ...reply, body: JSON.stringify({ ...body, ...future, ...rows }) };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    // A fault's cut body stays as it is.
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
