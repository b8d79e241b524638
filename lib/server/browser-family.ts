/** Systems and browsers by what their `User-Agent` holds, the more exact first. The words are ours: nothing sent is repeated. */
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/FxiOS\/|Firefox\//, 'Firefox'],
  [/CriOS\/|Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** Browser and system in our own words, `Safari on iPhone`; in: a `User-Agent` header, which may say anything. */
export function browserFamily(userAgent: string | null): string {
  const text = (userAgent ?? '').slice(0, 512);
  const named = (list: typeof systems) => list.find(([pattern]) => pattern.test(text))?.[1];
  return `${named(browsers) ?? 'A browser'} on ${named(systems) ?? 'a device'}`;
}
