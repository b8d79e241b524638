import * as z from 'zod';
import { remedyOf } from '@/lib/remedies/bind';
import { remedyIds } from '@/lib/report/remedies';
import { parseAddress } from './address';
import { type Answer, answer, refuse } from './answer';
import { deviceId, deviceIdSentence, parse } from './requests';

/** Body of `POST /api/users/{address}/remedies`, and the `Idempotency-Key` that came with it. */
export interface RemedyRequest {
  remedy: (typeof remedyIds)[number];
  deviceId: string | null;
  digest: string;
  reason: string;
  key: string;
}

/** Long enough for a sentence with a ticket number; the audit log is read in a table. */
const longestReason = 500;
/** A UUID, or anything like it (draft-ietf-httpapi-idempotency-key-header). */
const key = /^"?([\w-]{8,100})"?$/;

const schema = z.object({
  remedy: z.enum(remedyIds),
  deviceId: deviceId.nullish().transform((value) => value ?? null),
  digest: z.string().regex(/^[\w-]{43}$/),
  reason: z
    .string()
    .transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
    .pipe(z.string().min(1).max(longestReason)),
});

const sentences: Record<string, string> = {
  remedy: `"remedy" must be one of ${remedyIds.join(', ')}.`,
  deviceId: deviceIdSentence,
  digest: '"digest" must be the one of the preview.',
  reason: `"reason" must be a text of 1 to ${longestReason} characters.`,
};

/** Reads the body and the key of a change. */
export function parseRemedy(body: unknown, idempotencyKey: string | null): Answer<RemedyRequest> {
  const named = key.exec(idempotencyKey ?? '')?.[1];
  if (named === undefined) {
    return refuse('malformed', 'Send an Idempotency-Key of 8 to 100 letters, digits, hyphens or underscores.');
  }
  const parsed = parse(schema, body, sentences);
  if (!parsed.ok) return parsed;
  const aboutPhone = remedyOf(parsed.value.remedy).on === 'device';
  if (aboutPhone === (parsed.value.deviceId !== null)) return answer({ ...parsed.value, key: named });
  return refuse('malformed', `"deviceId" must ${aboutPhone ? 'name the phone' : 'be left out'} for this remedy.`);
}

/** The address in a path. Next leaves it encoded; a percent sign stands in no address that is taken here. */
export function parsePathAddress(segment: string | undefined): string | null {
  try {
    return parseAddress(decodeURIComponent(segment ?? ''));
  } catch {
    // Not an encoding of anything.
    return null;
  }
}
