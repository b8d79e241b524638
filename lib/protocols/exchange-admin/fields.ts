import * as z from 'zod';
import { parseInstant } from './instant';
import { parseSize } from './size';

/** Text, or an empty one when the property is absent or null. Numbers and GUIDs arrive as either. */
export const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

/** Text that decides nothing: one of another shape is as good as absent, and must not make the whole object unreadable. */
export const label = text.catch('');

/** Text, or null when the property is absent, null or blank. */
export const textOrNull = text.transform((value) => (value.trim() === '' ? null : value));

const truth = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]);
/** A switch. A missing or odd one is a wrong shape: it must not be taken for off. */
export const flag = truth;
/** A switch that not every service version has. */
export const flagOrNull = truth.nullish().transform((value) => value ?? null);

/** Texts; a single one may arrive bare, an empty list as null. */
export const texts = z
  .union([z.array(z.string()), z.string()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value));

/** ISO instant, or null when there is none or it cannot be read. */
export const instantOrNull = z.unknown().optional().transform(parseInstant);

/** Bytes. An absent or unreadable size is a wrong shape: it must not be taken for room enough. */
export const bytes = z.unknown().transform(parseSize).pipe(z.number());
/** The same for a quota, or null for one that is unlimited. */
export const quota = z.union([
  z
    .string()
    .regex(/^\s*unlimited\s*$/i)
    .transform(() => null),
  bytes,
]);

/**
 * Reads objects by a schema whose keys are in lower case, since cmdlets disagree about case (`DeviceId`, `DeviceID`). Null
 * when any object has a wrong shape.
 */
export function readObjects<T>(schema: z.ZodType<T>, objects: Record<string, unknown>[]): T[] | null {
  const parsed = z.array(schema).safeParse(objects.map(lowerCaseNames));
  return parsed.success ? parsed.data : null;
}

function lowerCaseNames(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));
}
