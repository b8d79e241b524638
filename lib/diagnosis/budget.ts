/** How long a new diagnosis may probe, in milliseconds. The contract is 30 s from request to final event. */
export const diagnosisBudgetMs = 27_000;

/**
 * How long a diagnosis that was taken over may still probe. The contract is 15 s from the start of the process to the end:
 * a lease of 6 s, one poll and the opening of the store have to fit in besides.
 */
export const resumeBudgetMs = 6_000;

/** What a take-over gets at the least, when many had to be claimed before it. */
export const leastResumeMs = 2_000;

/** A probe that heard its abort may hand in its evidence for this long; after that it is left alone. */
export const graceMs = 300;

/** Facts of a diagnosis older than this are stale: it ends interrupted rather than finished with a mixture. */
export const resumeWithinMs = 10 * 60_000;

/** Take-overs after which a diagnosis is given up: it may be what ends the process. */
export const mostTakeOvers = 4;

/** Diagnoses that probe at the same time in one process. */
export const concurrentRuns = 32;

/** A third of the lease of six seconds (see `lib/store`), so that two lost renewals do not lose the work. */
export const renewEveryMs = 2_000;

/** How often an instance on PostgreSQL looks for work whose owner went away, and for stuck endings. */
export const claimEveryMs = 1_000;
