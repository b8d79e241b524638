import { isListOf, isObjectOf, isText, shape } from '@/components/api/shape';
import type { PeoplePage } from '@/lib/report/people';

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

function isFlagOrNull(value: unknown): value is boolean | null {
  return value === null || typeof value === 'boolean';
}

const isPerson = isObjectOf({
  displayName: isText,
  address: isTextOrNull,
  signInName: isText,
  enabled: isFlagOrNull,
});

/** Answer of `GET /api/people`. */
export const peopleSchema = shape<PeoplePage>(isObjectOf({ people: isListOf(isPerson), next: isTextOrNull }));
