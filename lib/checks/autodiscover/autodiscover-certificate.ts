import type { CertificateFacts } from '@/lib/report/evidence';
import type { AutodiscoverAttempt, AutodiscoverHop } from '@/lib/report/observations';
import { hostOf } from '../cloud-host';
import { defineCheck } from '../define-check';
import { relevantWays } from './way';

/** Does a phone accept the certificate of the Autodiscover host, or of the server that it sends phones on to? */
export const autodiscoverCertificate = defineCheck({
  id: 'autodiscover-certificate',
  area: 'autodiscover',
  step: 'autodiscover',
  needs: ['autodiscoverXml'],
  wants: ['autodiscoverDns', 'domainRecords'],
  codes: ['autodiscover/certificate-invalid'],
  evaluate: (observed, given, result) => {
    const refused = refusedCertificate(relevantWays(observed, given));
    if (refused === null) return result.passed();
    return result.failed(result.finding('autodiscover/certificate-invalid', refused));
  },
});

/** The first certificate on these ways that a phone refuses, as arguments of a finding. */
export function refusedCertificate(ways: readonly AutodiscoverAttempt[]) {
  const refused = ways.flatMap(({ hops }) => hops.flatMap(certificateOf))[0];
  if (refused === undefined) return null;
  const { problem, names, issuer, validTo } = refused.certificate;
  return { host: refused.host, problem: problem ?? 'other', names, issuer, validTo };
}

function certificateOf({ url, result }: AutodiscoverHop): { host: string; certificate: CertificateFacts }[] {
  return result.kind === 'certificate-refused' ? [{ host: hostOf(url) ?? url, certificate: result.certificate }] : [];
}
