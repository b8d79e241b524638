/**
 * Pages of 1,000 phones in a minute. Microsoft publishes no limit for this endpoint (fact sheet 1.2); at this pace people's own
 * diagnoses keep their share, and 100,000 phones take three and a half minutes.
 */
export const pagesPerMinute = 30;
/** The pause that follows from it, from the start of one page to the start of the next, in milliseconds. */
export const pageEveryMs = 60_000 / pagesPerMinute;
/** One page with its retries, in milliseconds. */
export const pageWithinMs = 60_000;
/** A list that goes on after two million phones is taken for one that never ends. */
export const mostPages = 2_000;
/** Tries in a row that may fail before the reading is put off. */
export const mostFailures = 6;
/** How often a reading may begin anew because Exchange forgot where it was. */
export const mostStarts = 3;
/** The longest pause inside a reading, in milliseconds: a continuation of Exchange lives for 30 minutes (fact sheet 1.1). */
export const longestPauseMs = 15 * 60_000;
/** A third of the lease of 30 seconds (`lib/store`), so that two lost renewals do not lose the work. */
export const renewEveryMs = 10_000;
/** How often an instance looks for a reading that is due, or whose process went away. */
export const lookEveryMs = 10_000;
/** Seconds until a reading that was put off is tried again; longer where somebody has to change something first. */
export const retrySeconds = { passing: 600, lasting: 3_600 } as const;
