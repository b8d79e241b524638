import type { AutodiscoverAttempt } from '@/lib/report/observations';
import { isCloudAlias } from '../cloud-host';
import { defineCheck } from '../define-check';
import { answersAddress, ownExchangeUrl, reachesCloud, relevantWays } from './way';

/** Ends that say no more than "nothing there"; every other end has a finding that explains it better. */
const silent: readonly AutodiscoverAttempt['ended'][] = ['unreachable', 'no-record', 'exchange'];

/** Is there a name `autodiscover.<domain>`, and does it lead to this cloud? Microsoft asks for one alias (fact sheet 4.1). */
export const autodiscoverRecord = defineCheck({
  id: 'autodiscover-record',
  area: 'autodiscover',
  step: 'autodiscover',
  needs: ['autodiscoverDns'],
  wants: ['autodiscoverXml', 'domainRecords', 'autodiscoverJson'],
  codes: ['autodiscover/record-missing', 'autodiscover/record-points-elsewhere'],
  evaluate: ({ autodiscoverDns: dns, autodiscoverXml, domainRecords, autodiscoverJson }, given, result) => {
    const host = dns.host;
    if (isCloudAlias(dns, given.cloud, domainRecords?.autodiscoverCname)) {
      // The record is right. That neither of the cloud's ways answered us is no fault of it, and no proof that phones get on.
      const silence = autodiscoverXml !== undefined && !reachesCloud(autodiscoverXml.attempts, given.cloud);
      return silence && !answersAddress(autodiscoverJson) ? result.untested('unreachable', host) : result.passed();
    }
    // Our resolver could not say. That is never "missing".
    if (dns.outcome === 'failed') return result.untested('upstream-failed', host);
    const target = dns.aliases[0] ?? dns.addresses[0];
    if (target === undefined) return result.failed(result.finding('autodiscover/record-missing', { host }));
    if (autodiscoverXml === undefined) {
      // An address without an alias may be a flattened record, which works; only asking it tells.
      if (dns.aliases.length === 0) return result.untested('blocked-by-earlier', 'autodiscoverXml');
      return result.failed(result.finding('autodiscover/record-points-elsewhere', { host, target }));
    }
    const ways = relevantWays(
      { autodiscoverXml, autodiscoverDns: dns, ...(domainRecords && { domainRecords }) },
      given,
    );
    if (reachesCloud(ways, given.cloud) || ownExchangeUrl(ways, given.cloud) !== null) return result.passed();
    const explained = ways.some(({ ended }) => !silent.includes(ended));
    if (explained) return result.passed();
    return result.failed(result.finding('autodiscover/record-points-elsewhere', { host, target }));
  },
});
