import type { AutodiscoverHop, Given, Observations } from '@/lib/report/observations';
import { hostOf, isMicrosoftHost } from '../cloud-host';
import { defineCheck } from '../define-check';
import { hopsOf, reachesCloud, relevantWays } from './way';

/** Web accelerators by what they call themselves in `Server` or in their certificates. */
const proxies = /cloudflare|cloudfront|akamai|fastly|sucuri|incapsula|imperva|bunnycdn/i;
/** Protocols of a hosting panel's own mail (KB 3049615). */
const panelMail = /^(imap|pop3?|smtp)/i;

/** Does something that is no Exchange answer the Autodiscover address: a web accelerator, a web site, a hosting panel? */
export const autodiscoverWebHost = defineCheck({
  id: 'autodiscover-web-host',
  area: 'autodiscover',
  step: 'autodiscover',
  needs: ['autodiscoverXml'],
  wants: ['autodiscoverDns', 'domainRecords'],
  codes: ['autodiscover/record-proxied', 'autodiscover/answered-by-web-host'],
  evaluate: (observed, given, result) => {
    const proxied = proxiedHop(observed, given);
    if (proxied !== null) return result.failed(result.finding('autodiscover/record-proxied', proxied));
    const hop = panelHop(observed) ?? pageHop(observed, given);
    if (hop === null) return result.passed();
    return result.failed(
      result.finding('autodiscover/answered-by-web-host', { ...whereOf(hop), answer: answerOf(hop) }),
    );
  },
});

type Observed = Pick<Observations, 'autodiscoverXml'> &
  Partial<Pick<Observations, 'autodiscoverDns' | 'domainRecords'>>;

/** Only the Autodiscover name itself: a web site or a redirect target behind an accelerator is normal. */
function proxiedHop(observed: Observed, given: Given) {
  const ways = relevantWays(observed, given);
  if (reachesCloud(ways, given.cloud)) return null;
  const name = `autodiscover.${observed.autodiscoverXml.domain}`.toLowerCase();
  for (const hop of hopsOf(ways).filter(({ url }) => hostOf(url) === name)) {
    const certificate = hop.certificate ?? (hop.result.kind === 'certificate-refused' ? hop.result.certificate : null);
    const server = hop.result.kind === 'not-autodiscover' ? hop.result.server : (hop.server ?? '');
    const words = [server, certificate?.subject ?? '', certificate?.issuer ?? '', ...(certificate?.names ?? [])];
    const proxy = words.map((word) => proxies.exec(word)?.[0]).find((word) => word !== undefined);
    if (proxy !== undefined) return { ...whereOf(hop), proxy };
  }
  return null;
}

/** A panel's settings count on the bare domain too: a phone that asks there first takes them (KB 3049615). */
function panelHop({ autodiscoverXml }: Observed): AutodiscoverHop | null {
  const ways = autodiscoverXml.attempts.filter(({ way }) => way !== 'srv');
  return (
    hopsOf(ways).find(
      ({ result }) =>
        result.kind === 'answer' &&
        result.body.kind === 'other-protocols' &&
        result.body.protocols.some((protocol) => panelMail.test(protocol)),
    ) ?? null
  );
}

/** A page counts only under the Autodiscover name, and only when no way leads to Exchange: on a web site it is normal. */
function pageHop(observed: Observed, given: Given): AutodiscoverHop | null {
  const ways = relevantWays(observed, given);
  if (ways.some(({ ended }) => ended === 'exchange')) return null;
  // A certificate that a phone refuses comes before whatever the page says.
  if (ways.some(({ ended }) => ended === 'certificate' || ended === 'loop' || ended === 'not-https')) return null;
  const hops = hopsOf(ways.filter(({ ended }) => ended === 'web-host'));
  // Whatever Microsoft's own host says to an anonymous question, it is no web host.
  const web = hops.filter(({ url }) => !isMicrosoftHost(hostOf(url) ?? '', given.cloud));
  return web.find(({ result }) => result.kind === 'not-autodiscover') ?? null;
}

function whereOf({ url }: AutodiscoverHop): { host: string; url: string } {
  return { host: hostOf(url) ?? url, url };
}

function answerOf({ result }: AutodiscoverHop): string {
  if (result.kind === 'not-autodiscover') return `${result.status} ${result.contentType}`.trim();
  return result.kind === 'answer' && result.body.kind === 'other-protocols' ? result.body.protocols.join(', ') : '';
}
