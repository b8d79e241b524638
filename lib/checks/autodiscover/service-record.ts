import { isCloudHost } from '../cloud-host';
import { defineCheck } from '../define-check';

/**
 * Is there a service record that Microsoft 365 does not ask for? A record of an organisation's own Exchange that answers
 * is left alone, and a target of "." means "not offered" (RFC 2782).
 */
export const serviceRecord = defineCheck({
  id: 'service-record',
  area: 'autodiscover',
  step: 'autodiscover',
  couldBlock: false,
  needs: ['autodiscoverDns'],
  wants: ['autodiscoverXml'],
  codes: ['autodiscover/srv-unexpected'],
  evaluate: ({ autodiscoverDns, autodiscoverXml }, given, result) => {
    const targets = autodiscoverDns.srv.filter(({ target }) => target !== '.' && target !== '');
    const odd = targets.filter(({ target, port }) => port !== 443 || !isCloudHost(target, given.cloud));
    const answered = autodiscoverXml?.attempts.some(({ way, ended }) => way === 'srv' && ended === 'exchange') ?? false;
    if (odd.length === 0 || answered) return result.passed();
    return result.failed(
      result.finding('autodiscover/srv-unexpected', {
        host: `_autodiscover._tcp.${autodiscoverDns.domain}`,
        targets: odd.map(({ target, port }) => `${target}:${port}`),
      }),
    );
  },
});
