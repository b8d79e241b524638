/** One challenge of `WWW-Authenticate`. The scheme keeps its spelling, parameter names are lower case. */
export interface Challenge {
  scheme: string;
  parameters: Record<string, string>;
}

/** What may follow a comma or the start: `scheme`, `scheme token68`, or `name=value` of the scheme before. */
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = new RegExp(`^(${token})[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}|[^",\\s]+))`);
const schemeStart = new RegExp(`^(${token})(?=[ \\t,]|$)`);

/** Longest header that is read; the limit for all headers together is 32 kB. */
const maxLength = 16 * 1024;

/**
 * Reads the challenges of a `WWW-Authenticate` value (RFC 9110 section 11.6.1), several in one line included.
 * Total: what cannot be read is skipped.
 */
export function parseChallenges(header: string | null | undefined): Challenge[] {
  let rest = (header ?? '').slice(0, maxLength);
  const challenges: Challenge[] = [];
  while (true) {
    rest = rest.replace(/^[\s,]+/, '');
    if (rest === '') return challenges;
    const named = parameter.exec(rest);
    const current = challenges.at(-1);
    if (named !== null && current !== undefined) {
      const name = named[1]?.toLowerCase() ?? '';
      if (!Object.hasOwn(current.parameters, name)) {
        Object.defineProperty(current.parameters, name, {
          value: named[2]?.replace(/\\(.)/g, '$1') ?? named[3] ?? '',
          enumerable: true,
        });
      }
      rest = rest.slice(named[0].length);
      continue;
    }
    const scheme = named === null ? schemeStart.exec(rest)?.[1] : undefined;
    if (scheme === undefined) {
      // Nothing that the grammar knows: go on behind the next comma.
      rest = rest.includes(',') ? rest.slice(rest.indexOf(',') + 1) : '';
      continue;
    }
    challenges.push({ scheme, parameters: {} });
    rest = withoutToken68(rest.slice(scheme.length));
  }
}

/** `Negotiate YII…==`: one opaque word up to the comma. */
function withoutToken68(rest: string): string {
  const match = /^[ \t]+[A-Za-z0-9._~+/-]+=*[ \t]*(?=,|$)/.exec(rest);
  return match === null ? rest : rest.slice(match[0].length);
}

/** The schemes alone, each once, in order. */
export function challengeSchemes(header: string | null | undefined): string[] {
  return [...new Set(parseChallenges(header).map((challenge) => challenge.scheme))];
}
