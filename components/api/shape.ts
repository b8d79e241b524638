/**
 * Just enough to check an answer of the portal's own API before it is shown. A schema library weighs more than all of it
 * together, on a page that has a budget (docs/adr/0006); the server keeps the real schemas.
 */
export interface Shape<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

type Test<T> = (value: unknown) => value is T;
type Tests = Record<string, Test<unknown>>;
type Tested<S extends Tests> = { [K in keyof S]: S[K] extends Test<infer T> ? T : never };

/** Accepts what passes the test, as it is. */
export function shape<T>(test: Test<T>): Shape<T> {
  return { safeParse: (value) => (test(value) ? { success: true, data: value } : { success: false }) };
}

export const isText: Test<string> = (value): value is string => typeof value === 'string';
export const isNumber: Test<number> = (value): value is number => typeof value === 'number';

/** A text, null, or left out. */
export const isTextOrNone: Test<string | null | undefined> = (value): value is string | null | undefined =>
  value === null || value === undefined || typeof value === 'string';

/** One of a closed list of words. */
export function isOneOf<const T extends string>(...words: T[]): Test<T> {
  return (value): value is T => words.some((word) => word === value);
}

/** A list of which every item passes. */
export function isListOf<T>(test: Test<T>): Test<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(test);
}

/** What passes, or null or left out. */
export function isMaybe<T>(test: Test<T>): Test<T | null | undefined> {
  return (value): value is T | null | undefined => value === null || value === undefined || test(value);
}

/** An object whose named members pass; others are left alone. */
export function isObjectOf<S extends Tests>(tests: S): Test<Tested<S>> {
  return (value): value is Tested<S> =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(tests).every(([name, test]) => test(Reflect.get(value, name)));
}
