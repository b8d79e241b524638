import { challengeSchemes, parseChallenges } from '@/lib/protocols/challenges';
import { retryAt } from '@/lib/protocols/retry-after';
import type { ActivesyncChallenge, ActivesyncOptions } from '@/lib/report/observations';

/**
 * Headers of `OPTIONS` as an iPhone sends them: without `Authorization: Bearer` Exchange Online answers 451 and not 401, and
 * with `X-User-Identity` the challenge names the tenant.
 * @param token null asks for the challenge only. An address outside ASCII cannot stand in a header and is left out.
 */
export function optionsHeaders(address: string, token: string | null): Record<string, string> {
  const printable = /^[\x21-\x7e]+$/.test(address);
  return {
    Authorization: token === null ? 'Bearer' : `Bearer ${token}`,
    ...(printable ? { 'X-User-Identity': address } : {}),
  };
}

/** What sign-in the server asks for. `headers` with lower-case names. */
export function readChallenge(status: number, headers: Record<string, string>): ActivesyncChallenge {
  const challenges = parseChallenges(headers['www-authenticate']);
  const bearer = challenges.find(({ scheme }) => scheme.toLowerCase() === 'bearer');
  return {
    kind: 'answered',
    status,
    schemes: challengeSchemes(headers['www-authenticate']),
    authorizationUri: bearer?.parameters.authorization_uri ?? null,
    location: headers['x-ms-location'] ?? headers.location ?? null,
  };
}

/** What the server offers a signed-in person (MS-ASHTTP). `now` dates a `Retry-After`, which becomes an ISO instant. */
export function readOptions(status: number, headers: Record<string, string>, now: Date): ActivesyncOptions {
  const versions = list(headers['ms-asprotocolversions']);
  return {
    kind: 'answered',
    status,
    versions,
    commands: list(headers['ms-asprotocolcommands']),
    throttle: headers['x-ms-asthrottle'] ?? null,
    retryAfter: retryAt(headers['retry-after'], now),
    // Seen in front of Exchange Online in March 2026: 200 without versions, "network is busy".
    proxyBusy: status === 200 && versions.length === 0 && isBusyProxy(headers),
    location: headers['x-ms-location'] ?? headers.location ?? null,
    diagnostics: headers['x-ms-diagnostics'] ?? null,
  };
}

function isBusyProxy(headers: Record<string, string>): boolean {
  return headers['x-nanoproxy'] !== undefined || headers['x-proxyerrormessage'] !== undefined;
}

/** `16.0,16.1` with or without spaces. */
function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
