import { expect, test } from 'vitest';
import { platformGuides } from '@/components/report/platforms';
import { findSetUpGuide, guessGuide, setUpGuides } from './set-up-guides';

test('every platform of the report has a guide with screens, or a way forward where it is retired', () => {
  expect(setUpGuides.map(({ id }) => id)).toEqual(platformGuides.map(({ id }) => id));
  for (const guide of setUpGuides) expect(guide.screens.length > 0, guide.id).toBe(guide.wayForward === undefined);
});

test.each(setUpGuides.flatMap((guide) => guide.screens.map((screen) => [guide.id, screen.title, screen] as const)))(
  '%s, %s: one callout per instruction, in order',
  (_id, _title, screen) => {
    const numbers = screen.parts.flatMap(({ callout }) => callout ?? []);
    expect(numbers).toEqual(screen.instructions.map((_, index) => index + 1));
  },
);

test('every app of the phone itself warns of the password form', () => {
  const native = setUpGuides.filter(({ app }) => app === 'native');
  expect(native.map(({ screens }) => screens.some(({ warning }) => warning))).toEqual([true, true, true]);
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)', 'ios-mail'],
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9)', 'gmail'],
  ['Mozilla/5.0 (Linux; Android 14; SM-S921B)', 'samsung'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', null],
])('%s is guessed as %s', (agent, id) => {
  expect(guessGuide(agent)).toBe(id);
});

test('an unknown id has no guide', () => expect(findSetUpGuide('__proto__')).toBeNull());
