const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago an ISO instant was, in words: "3 hours ago", "just now". `now` is in milliseconds. */
export function ageOf(at: string, now: number): string {
  const passed = now - Date.parse(at);
  if (Number.isNaN(passed)) return 'at an unknown time';
  for (const [unit, ms] of units) {
    if (passed >= ms) return new Intl.RelativeTimeFormat('en').format(-Math.floor(passed / ms), unit);
  }
  return 'just now';
}
