import * as z from 'zod';
import { authorisedCall } from '@/lib/clouds/authorised-call';
import type { ProbeFailure } from '@/lib/report/observations';
import { parseAnswer, parseError } from './answer';
import { addressOf, bodyOf, callOf, type Invocation, judge, type PageContext } from './call';
import { guardIdentity } from './invoke';

/** Ten, as CIPP sends them (https://github.com/KelvinTegelaar/CIPP-API, New-ExoBulkRequest.ps1); more is not known to work. */
export const mostInBatch = 10;

/** Objects of one invocation of a batch; null when Exchange knows none, or could not say. */
export type BatchOutcome =
  | { ok: true; objects: (Record<string, unknown>[] | null)[] }
  | { ok: false; failure: ProbeFailure };

const answerSchema = z.object({
  responses: z.array(z.object({ id: z.union([z.string(), z.number()]).transform(String), body: z.unknown() })),
});

/**
 * Asks up to ten invocations in one request by `adminapi/beta/{tenant}/$batch`, reads only. Answers are matched by id and come
 * in the order of the invocations; the first page of each. Throws a TypeError for a cmdlet that could change something.
 */
export async function invokeBatch(invocations: readonly Invocation[], context: PageContext): Promise<BatchOutcome> {
  const [first] = invocations;
  if (first === undefined) return { ok: true, objects: [] };
  if (invocations.length > mostInBatch || invocations.some(({ cmdlet }) => !cmdlet.startsWith('Get-')))
    throw new TypeError('a batch is up to ten reads');
  invocations.forEach(guardIdentity);
  const requests = invocations.map((invocation, index) => {
    const { url, headers } = callOf(invocation, addressOf(invocation, context), context);
    return { id: String(index), method: 'POST', url, headers, body: JSON.parse(bodyOf(invocation)) as unknown };
  });
  const call = callOf(
    first,
    `${context.cloud.exchange}/adminapi/beta/${encodeURIComponent(context.tenantId)}/$batch`,
    context,
  );
  const outcome = await authorisedCall(context, {
    ...call,
    body: JSON.stringify({ requests }),
    record: () => undefined,
  });
  if (!outcome.ok || outcome.answer.status >= 300) {
    const judged = judge(outcome, first.cmdlet);
    return { ok: false, failure: judged.ok ? { reason: 'malformed-answer', detail: '$batch' } : judged.failure };
  }
  const parsed = answerSchema.safeParse(jsonOf(outcome.answer.body));
  if (!parsed.success) return { ok: false, failure: { reason: 'malformed-answer', detail: '$batch' } };
  const bodies = new Map(parsed.data.responses.map(({ id, body }) => [id, body]));
  return { ok: true, objects: invocations.map((_, index) => objectsOf(bodies.get(String(index)))) };
}

function objectsOf(body: unknown): Record<string, unknown>[] | null {
  if (body === undefined) return null;
  const text = JSON.stringify(body);
  return parseError(text) === null ? (parseAnswer(text)?.objects ?? null) : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema says so.
    return null;
  }
}
