import * as z from 'zod';
import type { ProbeFailure } from '@/lib/report/observations';

const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string().catch('') }) });

/** What Graph wrote of an error; texts are empty when the body is no Graph error. `message` is never kept: it names people. */
export interface GraphError {
  code: string;
  message: string;
}

/** Reads the body of a 4xx. */
export function graphError(body: string): GraphError {
  const parsed = errorSchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data.error : { code: '', message: '' };
}

/**
 * Intune without a licence and policies without a premium directory have no code of their own, only these words, which Graph
 * does not translate (https://learn.microsoft.com/graph/api/resources/intune-graph-overview needs an active licence).
 */
const licenceWords = /not applicable to target tenant|not licensed|premium license|does not have .*licen[sc]e/i;

/**
 * What a 4xx of Graph means (https://learn.microsoft.com/graph/errors). 429 and 5xx never arrive here. `notFound` is set
 * only for an error that Graph itself wrote, not for any 404 on the way; `notUnderstood` when the question has a form that
 * this Graph does not take, so that another form of it may be tried.
 */
export function graphFailure(
  status: number,
  { code, message }: GraphError,
  read: { label: string; permission: string },
): { ok: false; failure: ProbeFailure; notFound?: true; notUnderstood?: true } {
  // The sign-in log takes Entra ID P1 (https://learn.microsoft.com/graph/api/signin-list).
  if (code === 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' || licenceWords.test(message)) {
    return { ok: false, failure: { reason: 'not-licensed', detail: read.label } };
  }
  if (status === 401 || status === 403) {
    return { ok: false, failure: { reason: 'permission-missing', detail: read.permission } };
  }
  const failure: ProbeFailure = { reason: 'upstream-failed', detail: `${read.label} ${status} ${code}`.trim() };
  if (status === 404 && /not_?found$/i.test(code)) return { ok: false, failure, notFound: true };
  return status === 400 || status === 404 ? { ok: false, failure, notUnderstood: true } : { ok: false, failure };
}

/** JSON, or undefined for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
