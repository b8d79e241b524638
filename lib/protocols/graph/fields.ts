import * as z from 'zod';
import { parseInstant } from '@/lib/protocols/exchange-admin/instant';

/** Text, or an empty one when it is absent or null. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
/** Text, or null when it is absent, null or empty. */
export const textOrNull = z
  .string()
  .nullish()
  .transform((value) => value || null);
/** Text in lower case, for enums whose spelling Graph varies. */
export const lowerText = text.transform((value) => value.toLowerCase());
/** ISO instant, or null when there is none or it cannot be read. */
export const instantOrNull = z.unknown().optional().transform(parseInstant);
/** A time without which the object says nothing; a wrong one is a wrong shape. */
export const instant = instantOrNull.refine((value) => value !== null, 'no instant').transform((value) => value ?? '');
/** A list, or none at all when absent or null. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
}
