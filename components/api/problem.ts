import { isObjectOf, isTextOrNone } from './shape';

/** Why a call did not give what was asked, as a person can act on it. */
export interface ApiProblem {
  kind: 'offline' | 'sign-in' | 'forbidden' | 'not-found' | 'refused' | 'busy' | 'fault';
  title: string;
  /** The server's own sentence, where it gave one. */
  detail: string | null;
  status: number | null;
}

const isProblem = isObjectOf({ detail: isTextOrNone });

const titles: Record<ApiProblem['kind'], string> = {
  offline: 'The portal could not be reached. Check that you are online.',
  'sign-in': 'Your sign-in has ended. Sign in again to go on.',
  forbidden: 'Your account may not see this.',
  'not-found': 'There is nothing here that you can see.',
  refused: 'The portal did not accept this.',
  busy: 'That is a lot of checks at once. Wait a little, then try again.',
  fault: 'Something went wrong on our side. Try again in a moment.',
};

/** A problem of one kind, with the server's sentence if there is one. */
export function apiProblem(
  kind: ApiProblem['kind'],
  status: number | null = null,
  detail: string | null = null,
): ApiProblem {
  return { kind, title: titles[kind], detail, status };
}

/** Reads a refused answer (RFC 9457 problem JSON, or anything else) as a problem. Never throws. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const detail = isProblem(body) ? (body.detail ?? null) : null;
  return apiProblem(kindOf(response.status), response.status, detail);
}

function kindOf(status: number): ApiProblem['kind'] {
  if (status === 401) return 'sign-in';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'busy';
  return status >= 500 ? 'fault' : 'refused';
}
