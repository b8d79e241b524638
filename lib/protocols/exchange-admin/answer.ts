import * as z from 'zod';

const record = z.record(z.string(), z.unknown());
const answerSchema = z.object({
  // Null or absent after a cmdlet that returns nothing.
  value: z.union([z.array(record), record.transform((one) => [one])]).nullish(),
  '@odata.nextLink': z.string().nullish(),
  '@adminapi.warnings': z.array(z.string()).nullish().catch(null),
});

/** One page of results; property names as the cmdlet spells them, type companions removed. */
export interface AnswerPage {
  objects: Record<string, unknown>[];
  warnings: string[];
  nextLink: string | null;
}

/** Reads the body of a 2xx answer. Null when it is no answer of the endpoint. An empty body is an empty result. */
export function parseAnswer(body: string): AnswerPage | null {
  const parsed = answerSchema.safeParse(body.trim() === '' ? {} : parseJson(body));
  if (!parsed.success) return null;
  const { value, '@odata.nextLink': nextLink, '@adminapi.warnings': warnings } = parsed.data;
  return { objects: (value ?? []).map(withoutCompanions), warnings: warnings ?? [], nextLink: nextLink ?? null };
}

/** What an error answer says of itself: its code, and the short name of the .NET exception. Texts are localised. */
export interface AnswerError {
  code: string;
  exception: string;
}

const errorSchema = z.object({
  error: z.object({
    code: z.string().catch(''),
    details: z
      .array(z.object({ message: z.string().catch('') }))
      .nullish()
      .catch(null),
    innererror: z.record(z.string(), z.unknown()).nullish().catch(null),
  }),
});
const exceptionSchema = z.object({ type: z.string() });

/** Reads the body of a 4xx answer; null for a garbage body, such as the NUL bytes of a refused cmdlet. */
export function parseError(body: string): AnswerError | null {
  const parsed = errorSchema.safeParse(lowerCaseKeys(parseJson(body)));
  if (!parsed.success) return null;
  const { code, details, innererror } = parsed.data.error;
  // `Ex1A2B3C|Microsoft.Exchange.….SomeException|text in the caller's language`.
  const named = details?.map(({ message }) => message.split('|')[1] ?? '').find((type) => type.endsWith('Exception'));
  const inner = exceptionSchema.safeParse(innererror?.internalexception ?? innererror);
  const type = named ?? (inner.success ? inner.data.type : '');
  return { code, exception: type.slice(type.lastIndexOf('.') + 1) };
}

/** `Guid@data.type` and `EmailAddresses@odata.type` stand beside the properties they describe. */
function withoutCompanions(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !key.includes('@')));
}

/** Sources differ in the casing of `internalexception`, so error bodies are read without it. */
function lowerCaseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerCaseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), lowerCaseKeys(entry)]));
}

/** Reads JSON; undefined for what is none, which no schema takes. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
