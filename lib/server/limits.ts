import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Answer, answer, refuse } from './answer';

/** Calls per minute of one signed-in person: generous for a person with several tabs, tight for a loop. */
const callsPerMinute = 1_200;
/** Reads per minute of one link, and calls of one phone; a link on a busy noticeboard stays readable. */
const readsPerLink = 600;
/** Reads per minute of tokens that name nothing, of everybody together: guessing 128 bits or more is hopeless anyway. */
const unknownPerMinute = 3_000;
/** The same from one address, where reverse proxies tell it: a guesser must not use up what is everybody's. */
const unknownPerAddress = 120;
/**
 * Short codes that are typed in a minute, right and wrong ones, by everybody together: in the ten minutes that a code lives 30,000 of
 * 31 to the power of 8. Apart from the others, so that whoever spends them stops neither links nor phones that read the square code.
 */
const typedPerMinute = 3_000;
const typedPerAddress = 120;
/**
 * Looks at the portal in a minute. A refusal costs as much as the answer, and a phone would report it as a network that stands
 * between: so this ends a flood, and no crowd of phones at one address.
 */
const probesPerMinute = 60_000;
const probesPerAddress = 1_200;
/** Event streams of one person at the same time: who opens them and never reads holds a connection and a buffer each. */
const readersPerPerson = 100;
/** Searches of the directory in a minute by one person: somebody who types, not a program that copies the directory. */
const searchesPerMinute = 60;
/** Pages of the queue in a minute by one admin: each may ask Exchange for 50 names; the page itself looks every 2 seconds. */
const queuePagesPerMinute = 120;
/** Previews in a minute by one person: each renders a whole shared page. */
const previewsPerMinute = 60;
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
  queuePage(oid: string): Promise<Answer<null>>;
  preview(oid: string): Promise<Answer<null>>;
  newLink(oid: string): Promise<Answer<null>>;
  /** One more token or session that names nothing. Asked after the look-up: what is found must not depend on who guesses. */
  unknownLink(client: string | null): Promise<Answer<null>>;
  /** One more short code. Asked before the look-up: these can be guessed. */
  typedCode(client: string | null): Promise<Answer<null>>;
  probe(client: string | null): Promise<Answer<null>>;
}

/** @param diagnosesPerHour per signed-in person; 0 means no limit */
export function createLimits(diagnosesPerHour: number): Limits {
  const perPerson =
    diagnosesPerHour === 0 ? null : new RateLimiterMemory({ points: diagnosesPerHour, duration: 3_600 });
  const calls = new RateLimiterMemory({ points: callsPerMinute, duration: 60 });
  const links = new RateLimiterMemory({ points: readsPerLink, duration: 60 });
  const searches = new RateLimiterMemory({ points: searchesPerMinute, duration: 60 });
  const queuePages = new RateLimiterMemory({ points: queuePagesPerMinute, duration: 60 });
  const previews = new RateLimiterMemory({ points: previewsPerMinute, duration: 60 });
  const made = new RateLimiterMemory({ points: linksPerHour, duration: 3_600 });
  return {
    diagnosis: (oid) => (perPerson ? consume(perPerson, oid) : Promise.resolve(answer(null))),
    call: (oid) => consume(calls, oid),
    link: (linkId) => consume(links, linkId),
    reader: places(readersPerPerson),
    search: (oid) => consume(searches, oid),
    queuePage: (oid) => consume(queuePages, oid),
    preview: (oid) => consume(previews, oid),
    newLink: (oid) => consume(made, oid),
    unknownLink: openToAll(unknownPerAddress, unknownPerMinute),
    typedCode: openToAll(typedPerAddress, typedPerMinute),
    probe: openToAll(probesPerAddress, probesPerMinute),
  };
}

/** Per minute, of one address where it is known, and of everybody together. */
function openToAll(perAddress: number, together: number): (client: string | null) => Promise<Answer<null>> {
  const ofAddress = new RateLimiterMemory({ points: perAddress, duration: 60 });
  const ofAll = new RateLimiterMemory({ points: together, duration: 60 });
  return async (client) => {
    const within = client === null ? answer(null) : await consume(ofAddress, client);
    return within.ok ? consume(ofAll, 'all') : within;
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
