import { dayMs, instantOf } from '@/lib/checks/instant';
import type { Given, ObservationKey } from '@/lib/report/observations';
import type { Report } from '@/lib/report/report';

type Seen = Omit<NonNullable<Given['phone']>, 'tests'>;

/**
 * What the portal saw by itself of the things that a phone measures, read from a finished report: the hosts that it reached, and
 * whether the judged phone got mail within a day before `now`, when the diagnosis began.
 */
export function seenByPortal(report: Report, { now }: Pick<Given, 'now'>): Seen {
  return {
    reachedByPortal: {
      mail: reachesMail(report),
      // Graph is asked with a token, and the place that gives it is the host where a phone signs in.
      signIn: report.probes.some(({ id, status }) => id === 'directoryUser' && status === 'observed') || null,
      autodiscover: answered(report, 'autodiscoverJson') || null,
    },
    gotMailLately: gotMailLately(report, instantOf(now) ?? 0),
  };
}

/** Outlook's report has no check of ActiveSync's server, and yet the portal asked it. */
function reachesMail(report: Report): boolean | null {
  const reachable = report.checks.find(({ id }) => id === 'activesync-reachable');
  if (reachable?.outcome === 'passed' || answered(report, 'activesyncChallenge')) return true;
  return reachable?.findings.some(({ code }) => code === 'activesync/unreachable') ? false : null;
}

/** True when the host that this probe asks gave any answer. */
function answered({ evidence }: Report, probe: ObservationKey): boolean {
  return evidence.some((entry) => entry.kind === 'http-exchange' && entry.probe === probe && entry.response !== null);
}

/** The check of its sync passes only for a phone that Exchange lets in; when it got mail stands in the evidence. */
function gotMailLately({ checks, device, evidence }: Report, nowMs: number): boolean {
  if (device === null || checks.find(({ id }) => id === 'device-sync')?.outcome !== 'passed') return false;
  return evidence.some((entry) => {
    if (entry.kind !== 'device' || entry.deviceId !== device.deviceId) return false;
    const success = instantOf(entry.values.lastSuccessSync);
    return success !== null && nowMs - success <= dayMs;
  });
}
