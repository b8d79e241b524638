import type {
  AutodiscoverAttempt,
  AutodiscoverHop,
  AutodiscoverJson,
  Given,
  Observations,
} from '@/lib/report/observations';
import { hostOf, isCloudAlias, isCloudHost, isMicrosoftHost } from '../cloud-host';

type Sources = Pick<Observations, 'autodiscoverXml'> & Partial<Pick<Observations, 'autodiscoverDns' | 'domainRecords'>>;

/**
 * The ways that a phone depends on for the name `autodiscover.<domain>`. For a domain that is an alias of the cloud only
 * the redirect on port 80 has to work: port 443 has no listener there and a miss is normal (microsoft-365-docs issue 11625).
 * The bare domain and SRV are judged by checks of their own.
 */
export function relevantWays(
  { autodiscoverXml, autodiscoverDns, domainRecords }: Sources,
  given: Given,
): AutodiscoverAttempt[] {
  const alias =
    autodiscoverDns !== undefined && isCloudAlias(autodiscoverDns, given.cloud, domainRecords?.autodiscoverCname);
  return autodiscoverXml.attempts.filter(({ way }) => way === 'redirect' || (way === 'subdomain' && !alias));
}

/** Every hop of a list of ways, in order. */
export function hopsOf(ways: readonly AutodiscoverAttempt[]): AutodiscoverHop[] {
  return ways.flatMap(({ hops }) => hops);
}

/** Host at which a way ended, or null when it made no request. */
export function lastHost(attempt: AutodiscoverAttempt): string | null {
  const last = attempt.hops.at(-1);
  return last === undefined ? null : hostOf(last.url);
}

/** Ends at which some server spoke; what the cloud's own says to an anonymous question does not matter. */
const spoke: readonly AutodiscoverAttempt['ended'][] = ['exchange', 'web-host', 'other-answer'];

/** True when some way ends at the cloud's own Exchange, in working order: a phone finds its server. */
export function reachesCloud(attempts: readonly AutodiscoverAttempt[], cloud: Given['cloud']): boolean {
  return attempts.some(
    (attempt) =>
      spoke.includes(attempt.ended) &&
      isCloudHost(lastHost(attempt) ?? '', cloud) &&
      !isOutOfOrder(attempt.hops.at(-1)?.result),
  );
}

/** A server that is too busy or broken (RFC 9110 15.6, RFC 6585 section 4) spoke, and said nothing. */
function isOutOfOrder(result: AutodiscoverHop['result'] | undefined): boolean {
  return result !== undefined && 'status' in result && (result.status === 429 || result.status >= 500);
}

/** True when the cloud's own Autodiscover spoke of the address. A bare refusal comes from something in front of it. */
export function answersAddress(answer: AutodiscoverJson | undefined): boolean {
  if (answer === undefined) return false;
  if (answer.kind !== 'error') return true;
  return answer.status !== 429 && answer.status < 500 && (answer.code !== '' || answer.status === 404);
}

/** The URL at which an Exchange that is not the cloud's answered, or null: the organisation's own server. */
export function ownExchangeUrl(attempts: readonly AutodiscoverAttempt[], cloud: Given['cloud']): string | null {
  const own = attempts.find(({ way, ended, hops }) => {
    const host = hops.length === 0 ? null : hostOf(hops.at(-1)?.url ?? '');
    return way !== 'srv' && ended === 'exchange' && host !== null && !isMicrosoftHost(host, cloud);
  });
  return own?.hops.at(-1)?.url ?? null;
}
