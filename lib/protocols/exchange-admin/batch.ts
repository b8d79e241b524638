import * as z from 'zod';
import { authorisedCall } from '@/lib/clouds/authorised-call';
import type { ProbeFailure } from '@/lib/report/observations';
import { parseError, parseJson } from './answer';
import { addressOf, bodyOf, callOf, type Invocation, judge, type PageContext } from './call';
import { guardIdentity } from './invoke';

/** Ten, as CIPP sends them (https://github.com/KelvinTegelaar/CIPP-API, New-ExoBulkRequest.ps1); more is not known to work. */
export const mostInBatch = 10;

/** Objects of each invocation of a batch: none when Exchange knows no such object, null when it did not answer that one. */
export type BatchOutcome =
  | { ok: true; objects: (Record<string, unknown>[] | null)[] }
  | { ok: false; failure: ProbeFailure };

const answerSchema = z.object({
  responses: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).transform(String),
      // Not in every answer (fact sheet 1.1).
      status: z.union([z.number(), z.string().transform(Number)]).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});
type Part = z.infer<typeof answerSchema>['responses'][number];

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
  const parsed = answerSchema.safeParse(parseJson(outcome.answer.body));
  if (!parsed.success) return { ok: false, failure: { reason: 'malformed-answer', detail: '$batch' } };
  const parts = new Map(parsed.data.responses.map((part) => [part.id, part]));
  return {
    ok: true,
    objects: invocations.map(({ cmdlet }, index) => objectsOf(parts.get(String(index)), cmdlet)),
  };
}

/** Judged as if it had come alone. An error without a status of its own says by its name whether the object is missing. */
function objectsOf(part: Part | undefined, cmdlet: string): Record<string, unknown>[] | null {
  if (part?.body === undefined) return null;
  const body = JSON.stringify(part.body);
  const stated = part.status ?? 200;
  const status = stated < 300 && parseError(body) !== null ? 404 : stated;
  const judged = judge({ ok: true, answer: { status, headers: {}, body } }, cmdlet);
  if (judged.ok) return judged.page.objects;
  return judged.notFound ? [] : null;
}
