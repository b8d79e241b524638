import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Answer, answer, refuse } from './answer';

/** Calls per minute of one signed-in person: generous for a person with several tabs, tight for a loop. */
const callsPerMinute = 1_200;
/** Reads per minute of one link; a link on a busy noticeboard stays readable. */
const readsPerLink = 600;
/** Reads per minute of tokens that name nothing, of everybody together: guessing 256 bits is hopeless anyway. */
const unknownPerMinute = 3_000;

/** Limits of one process. Keys are object ids and link ids, never an address that a client can choose. */
export interface Limits {
  diagnosis(oid: string): Promise<Answer<null>>;
  call(oid: string): Promise<Answer<null>>;
  link(linkId: string): Promise<Answer<null>>;
  unknownLink(): Promise<Answer<null>>;
}

/** @param diagnosesPerHour per signed-in person; 0 means no limit */
export function createLimits(diagnosesPerHour: number): Limits {
  const perPerson =
    diagnosesPerHour === 0 ? null : new RateLimiterMemory({ points: diagnosesPerHour, duration: 3_600 });
  const calls = new RateLimiterMemory({ points: callsPerMinute, duration: 60 });
  const links = new RateLimiterMemory({ points: readsPerLink, duration: 60 });
  const unknown = new RateLimiterMemory({ points: unknownPerMinute, duration: 60 });
  return {
    diagnosis: (oid) => (perPerson ? consume(perPerson, oid) : Promise.resolve(answer(null))),
    call: (oid) => consume(calls, oid),
    link: (linkId) => consume(links, linkId),
    unknownLink: () => consume(unknown, 'all'),
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<Answer<null>> {
  try {
    await limiter.consume(key);
    return answer(null);
  } catch (rejected) {
    // The library rejects with its own result when the limit is reached, and with an Error when it fails.
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    const seconds = Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000));
    return refuse('too-many', `Try again in ${seconds} seconds.`, { 'retry-after': String(seconds) });
  }
}
