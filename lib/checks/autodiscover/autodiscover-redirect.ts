import type { AutodiscoverAttempt } from '@/lib/report/observations';
import { hostOf } from '../cloud-host';
import { defineCheck, type StatedFinding } from '../define-check';
import { relevantWays } from './way';

/** Do the redirects end at a secure server? At most 10 of them, https only, no URL twice (hh352638, MS-OXDISCO). */
export const autodiscoverRedirect = defineCheck({
  id: 'autodiscover-redirect',
  area: 'autodiscover',
  step: 'autodiscover',
  needs: ['autodiscoverXml'],
  wants: ['autodiscoverDns', 'domainRecords'],
  codes: ['autodiscover/redirect-not-https', 'autodiscover/redirect-loop'],
  evaluate: (observed, given, result) => {
    const ways = relevantWays(observed, given);
    const findings: StatedFinding[] = [];
    const plain = ways.find(({ ended }) => ended === 'not-https');
    if (plain !== undefined) {
      findings.push(
        result.finding('autodiscover/redirect-not-https', { ...whereOf(plain), location: locationOf(plain) }),
      );
    }
    const loop = ways.find(({ ended }) => ended === 'loop');
    if (loop !== undefined) {
      findings.push(result.finding('autodiscover/redirect-loop', { ...whereOf(loop), hops: loop.hops.length }));
    }
    return result.failed(findings);
  },
});

function whereOf({ hops }: AutodiscoverAttempt): { host: string; url: string } {
  const url = hops[0]?.url ?? '';
  return { host: hostOf(url) ?? url, url };
}

function locationOf({ hops }: AutodiscoverAttempt): string {
  const last = hops.at(-1);
  return last?.result.kind === 'redirect' ? last.result.location : (last?.url ?? '');
}
