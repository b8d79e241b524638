import { formatTime } from '@/lib/checks/instant';

/**
 * An instant for people, with its zone: local on the live page, UTC on a page rendered by the server. `at` is ISO.
 * An instant that cannot be read is shown as it came.
 */
export function Time({ at, zone }: { at: string; zone?: string }) {
  return (
    <time dateTime={at} suppressHydrationWarning>
      {formatTime(at, zone)}
    </time>
  );
}
