/** One way to a server from an SRV record (RFC 2782): the lowest priority is tried first. */
export interface SrvTarget {
  target: string;
  port: number;
  priority: number;
  weight: number;
}

/** Reads `priority weight port target` as `Net.resolve` writes it; null for anything else. */
export function parseSrv(answer: string): SrvTarget | null {
  const match = /^(\d{1,5}) (\d{1,5}) (\d{1,5}) (\S+)$/.exec(answer);
  if (match === null) return null;
  const [, priority, weight, port, target = ''] = match;
  return { target, port: Number(port), priority: Number(priority), weight: Number(weight) };
}

/** Reads the host out of `priority exchange`; null for anything else and for `.` ("takes no mail", RFC 7505). */
export function parseMx(answer: string): string | null {
  const host = /^\d{1,5} (\S+)$/.exec(answer)?.[1] ?? '.';
  return host === '.' ? null : host;
}

/**
 * The SRV target that a phone would use: lowest priority, then largest weight, on port 443 only
 * ("Autodiscover for Exchange ActiveSync developers", hh352638; a random choice among
 * equals would make two diagnoses of the same domain differ). Null when none is offered.
 */
export function preferredSrv(targets: readonly SrvTarget[]): SrvTarget | null {
  const offered = targets.filter(({ target, port }) => target !== '.' && port === 443);
  return offered.sort((a, b) => a.priority - b.priority || b.weight - a.weight)[0] ?? null;
}
