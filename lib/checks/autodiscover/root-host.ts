import { hostOf } from '../cloud-host';
import { defineCheck } from '../define-check';

/** Does the bare domain's host take a call and never answer? A refusal or no host at all is normal and fast. */
export const rootHost = defineCheck({
  id: 'root-host',
  area: 'autodiscover',
  step: 'autodiscover',
  couldBlock: false,
  needs: ['autodiscoverXml'],
  codes: ['autodiscover/root-host-silent'],
  evaluate: ({ autodiscoverXml }, _given, result) => {
    const hop = autodiscoverXml.attempts.find(({ way }) => way === 'root')?.hops[0];
    const silent = hop?.result.kind === 'unreachable' && hop.result.failure === 'timed-out';
    if (hop === undefined || !silent) return result.passed();
    // Nobody was called: our own resolver ran out of time, which says nothing about the host.
    if (hop.address === null) return result.untested('timed-out', hostOf(hop.url) ?? hop.url);
    return result.failed(
      result.finding('autodiscover/root-host-silent', { host: hostOf(hop.url) ?? hop.url, url: hop.url }),
    );
  },
});
