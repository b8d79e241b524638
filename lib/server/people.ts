import type { Actor } from '@/lib/auth/actor';
import { maySeeOthers } from '@/lib/auth/roles';
import { contextWithin, type QuestionSource } from '@/lib/diagnosis/context-within';
import { type GraphPerson, readPeople } from '@/lib/protocols/graph/people';
import type { ProbeFailure } from '@/lib/report/observations';
import type { FoundPerson, PeoplePage } from '@/lib/report/people';
import { type Answer, answer, type Problem, refuse } from './answer';
import type { Limits } from './limits';
import { nextOf, type PeopleRequest, wrongNext } from './people-requests';
import { retryAfterHeader } from './retry-after';

/** Finding people in the directory; for admins and support. */
export interface PeopleCalls {
  /** One page of the people whom a typed text may mean. `signal` ends the question when nobody waits for the answer. */
  findPeople(actor: Actor, request: PeopleRequest, signal: AbortSignal): Promise<Answer<PeoplePage>>;
}

/** What the calls are built on: the directory is read with the app's own right, User.Read.All. */
export interface PeopleParts {
  world: QuestionSource;
  limits: Pick<Limits, 'search'>;
}

/** Somebody types and waits, in milliseconds; a throttled Graph asks for longer, and then the page says for how long. */
const searchWithinMs = 6_000;

const rolesOnly = refuse('not-allowed', 'Only an admin or a support agent may look for people.');

/** Finding people over a world. What was typed is kept and logged nowhere. */
export function peopleCalls({ world, limits }: PeopleParts): PeopleCalls {
  return {
    async findPeople(actor, request, signal) {
      if (!maySeeOthers(actor)) return rolesOnly;
      const within = await limits.search(actor.oid);
      if (!within.ok) return within;
      const page = await contextWithin(world, searchWithinMs, signal, (context) =>
        readPeople(context, request.typed, request.place),
      );
      if (page.ok) {
        const { place } = page.value;
        const next = place === null ? null : nextOf(request.typed, place);
        return answer({ people: page.value.people.map(foundPerson), next });
      }
      // A first question that Graph does not understand is ours to mend; a page that it does not know was made up.
      if (page.notUnderstood && request.place !== null) return wrongNext;
      return { ok: false, problem: problemOf(page.failure, world.clock.now()) };
    },
  };
}

function foundPerson({
  displayName,
  userPrincipalName,
  mail,
  proxyAddresses,
  accountEnabled,
}: GraphPerson): FoundPerson {
  // `SMTP:` in capitals marks the primary address (https://learn.microsoft.com/graph/api/resources/user).
  const primary = proxyAddresses.find((address) => address.startsWith('SMTP:'))?.slice('SMTP:'.length);
  return { displayName, address: primary ?? mail, signInName: userPrincipalName, enabled: accountEnabled };
}

function problemOf(failure: ProbeFailure, now: Date): Problem {
  if (failure.reason === 'throttled') {
    const seconds = retryAfterHeader(failure.retryAt, now);
    const detail = `Microsoft asks to wait. Try again in ${seconds} seconds.`;
    return { code: 'busy', detail, headers: { 'retry-after': seconds } };
  }
  if (failure.reason === 'permission-missing') {
    const detail = `The portal may not read the directory: ${failure.detail ?? 'User.Read.All'} is missing.`;
    return { code: 'directory-failed', detail };
  }
  if (failure.reason === 'timed-out') {
    return { code: 'directory-failed', detail: 'The directory took too long. Try again, or type a whole address.' };
  }
  return { code: 'directory-failed', detail: 'The directory did not answer as expected. Try again in a minute.' };
}
