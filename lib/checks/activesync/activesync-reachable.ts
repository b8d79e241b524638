import { defineCheck } from '../define-check';

/** Does the cloud's ActiveSync server answer at all? */
export const activesyncReachable = defineCheck({
  id: 'activesync-reachable',
  area: 'activesync',
  step: 'autodiscover',
  needs: ['activesyncChallenge'],
  wants: ['autodiscoverJson'],
  codes: ['activesync/unreachable'],
  applies: ({ app }) => app !== 'outlook',
  evaluate: ({ activesyncChallenge: challenge, autodiscoverJson }, given, result) => {
    const host = given.cloud.activesyncHost;
    if (challenge.kind === 'answered') return result.passed();
    if (challenge.kind === 'certificate-refused') {
      const failure = `certificate ${challenge.certificate.problem ?? 'refused'}`;
      return result.failed(result.finding('activesync/unreachable', { host, failure }));
    }
    // Our own time-out, or a portal that reaches nothing of the cloud, is not Microsoft's outage.
    if (challenge.failure === 'timed-out') return result.untested('timed-out', host);
    if (autodiscoverJson === undefined) return result.untested('unreachable', host);
    return result.failed(result.finding('activesync/unreachable', { host, failure: challenge.failure }));
  },
});
