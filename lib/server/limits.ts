import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Answer, answer, refuse } from './answer';

/** Calls per minute of one signed-in person: generous for a person with several tabs, tight for a loop. */
const callsPerMinute = 1_200;
/** Reads per minute of one link; a link on a busy noticeboard stays readable. */
const readsPerLink = 600;
/** Reads per minute of tokens that name nothing, of everybody together: guessing 256 bits is hopeless anyway. */
const unknownPerMinute = 3_000;
/** The same from one address, where reverse proxies tell it: a guesser must not use up what is everybody's. */
const unknownPerAddress = 120;
/** Event streams of one person at the same time: who opens them and never reads holds a connection and a buffer each. */
const readersPerPerson = 100;
/** Searches of the directory in a minute by one person: somebody who types, not a program that copies the directory. */
const searchesPerMinute = 60;
/** Links that one person makes in an hour. */
const linksPerHour = 300;

/** Limits of one process. Keys are object ids, link ids and addresses that a trusted proxy told, never a client's word. */
export interface Limits {
  diagnosis(oid: string): Promise<Answer<null>>;
  call(oid: string): Promise<Answer<null>>;
  link(linkId: string): Promise<Answer<null>>;
  /** A place for one more event stream; the value gives it back. */
  reader(oid: string): Answer<() => void>;
  search(oid: string): Promise<Answer<null>>;
  newLink(oid: string): Promise<Answer<null>>;
  unknownLink(client: string | null): Promise<Answer<null>>;
}

/** @param diagnosesPerHour per signed-in person; 0 means no limit */
export function createLimits(diagnosesPerHour: number): Limits {
  const perPerson =
    diagnosesPerHour === 0 ? null : new RateLimiterMemory({ points: diagnosesPerHour, duration: 3_600 });
  const calls = new RateLimiterMemory({ points: callsPerMinute, duration: 60 });
  const links = new RateLimiterMemory({ points: readsPerLink, duration: 60 });
  const unknown = new RateLimiterMemory({ points: unknownPerMinute, duration: 60 });
  const unknownOf = new RateLimiterMemory({ points: unknownPerAddress, duration: 60 });
  const searches = new RateLimiterMemory({ points: searchesPerMinute, duration: 60 });
  const made = new RateLimiterMemory({ points: linksPerHour, duration: 3_600 });
  return {
    diagnosis: (oid) => (perPerson ? consume(perPerson, oid) : Promise.resolve(answer(null))),
    call: (oid) => consume(calls, oid),
    link: (linkId) => consume(links, linkId),
    reader: places(readersPerPerson),
    search: (oid) => consume(searches, oid),
    newLink: (oid) => consume(made, oid),
    async unknownLink(client) {
      const within = client === null ? answer(null) : await consume(unknownOf, client);
      return within.ok ? consume(unknown, 'all') : within;
    },
  };
}

/** Counts what is held at the same time under a key; a key with nothing held takes no memory. */
function places(most: number): (key: string) => Answer<() => void> {
  const held = new Map<string, number>();
  return (key) => {
    const count = held.get(key) ?? 0;
    if (count >= most) return refuse('too-many', 'Too many are open at the same time.', { 'retry-after': '5' });
    held.set(key, count + 1);
    let given = false;
    return answer(() => {
      if (given) return;
      given = true;
      const left = (held.get(key) ?? 1) - 1;
      if (left > 0) held.set(key, left);
      else held.delete(key);
    });
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
