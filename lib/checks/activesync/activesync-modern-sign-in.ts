import { hostOf, isCloudHost } from '../cloud-host';
import { defineCheck } from '../define-check';

/** Does the server offer sign-in with Microsoft? A phone that is offered only passwords cannot get in (CSS-Exchange Test-HMAEAS). */
export const activesyncModernSignIn = defineCheck({
  id: 'activesync-modern-sign-in',
  area: 'activesync',
  step: 'autodiscover',
  needs: ['activesyncChallenge'],
  wants: ['activesyncOptions'],
  codes: ['activesync/modern-sign-in-off'],
  applies: ({ app }) => app !== 'outlook',
  evaluate: ({ activesyncChallenge: challenge, activesyncOptions: own }, given, result) => {
    const host = given.cloud.activesyncHost;
    // Not reached: said once, by the check on reachability.
    if (challenge.kind !== 'answered') return result.inapplicable();
    if (challenge.schemes.some((scheme) => /^bearer\b/i.test(scheme))) return result.passed();
    if (challenge.status === 401 && challenge.schemes.length > 0) {
      return result.failed(result.finding('activesync/modern-sign-in-off', { host, schemes: challenge.schemes }));
    }
    // A token that was let in says more than a question without one.
    if (own?.kind === 'answered' && own.status === 200) return result.passed();
    if (challenge.status >= 500 || challenge.status === 429) return result.untested('upstream-failed', host);
    // Exchange Online sends a caller without a token to its host for certificates (trace of 2026).
    const elsewhere = hostOf(challenge.location ?? '');
    if (challenge.status === 451 && elsewhere !== null && isCloudHost(elsewhere, given.cloud)) return result.passed();
    return result.cantTell('contradiction');
  },
});
