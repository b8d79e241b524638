import type { AutodiscoverBody, AutodiscoverHop } from '@/lib/report/observations';
import { hostOf } from '../cloud-host';
import { defineCheck, type StatedFinding } from '../define-check';
import { hopsOf, relevantWays } from './way';

/** Protocols of a hosting panel are another finding: `answered-by-web-host`. */
const panelMail = /^(imap|pop3?|smtp)/i;

/** When Autodiscover answers, does it offer ActiveSync over an encrypted address, and does it know the address? */
export const autodiscoverAnswer = defineCheck({
  id: 'autodiscover-answer',
  area: 'autodiscover',
  step: 'autodiscover',
  needs: ['autodiscoverXml'],
  wants: ['autodiscoverDns', 'domainRecords'],
  codes: [
    'autodiscover/activesync-missing-in-answer',
    'autodiscover/activesync-url-not-https',
    'autodiscover/address-refused',
  ],
  evaluate: (observed, given, result) => {
    const findings = hopsOf(relevantWays(observed, given)).flatMap((hop): StatedFinding[] => {
      if (hop.result.kind !== 'answer') return [];
      const { body } = hop.result;
      const where = whereOf(hop);
      if (body.kind === 'activesync' && body.url.toLowerCase().startsWith('http:')) {
        const args = { host: where.host, activesyncUrl: body.url };
        return [result.finding('autodiscover/activesync-url-not-https', args)];
      }
      if (lacksActivesync(body)) {
        const protocols = body.kind === 'other-protocols' ? body.protocols : [];
        return [result.finding('autodiscover/activesync-missing-in-answer', { ...where, protocols })];
      }
      // 600 is what any Exchange says to a request it does not like: alive, and no word about the address.
      if (body.kind === 'error' && body.code !== '600') {
        const answer = `${body.code} ${body.debug}`.trim();
        return [result.finding('autodiscover/address-refused', { host: where.host, answer })];
      }
      return [];
    });
    return result.failed(findings.slice(0, 1));
  },
});

function lacksActivesync(body: AutodiscoverBody): boolean {
  if (body.kind === 'wrong-schema' || (body.kind === 'error' && body.code === '601')) return true;
  return body.kind === 'other-protocols' && !body.protocols.some((protocol) => panelMail.test(protocol));
}

function whereOf({ url }: AutodiscoverHop): { host: string; url: string } {
  return { host: hostOf(url) ?? url, url };
}
