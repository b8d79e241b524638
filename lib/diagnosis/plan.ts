import type { Probe } from '@/lib/probes/define-probe';
import type { Given, ObservationKey } from '@/lib/report/observations';

type LeftOutBecause = 'not-own-mailbox' | 'not-asked-for' | 'need-left-out';

/** Which probes a diagnosis will run, and why the others are left out. */
export interface Plan {
  probes: readonly Probe[];
  leftOut: readonly { id: ObservationKey; because: LeftOutBecause }[];
}

/**
 * Decides which probes run. A probe that needs the person's own token is left out for somebody else's mailbox, one that leaves
 * something behind where nobody agreed to it, and so is whatever needs such a probe; wanting it is no reason. The order of
 * `probes` is kept.
 */
export function planProbes(probes: readonly Probe[], given: Pick<Given, 'own' | 'asPhone'>): Plan {
  const leftOut = new Map<ObservationKey, LeftOutBecause>();
  for (const probe of probes) {
    if (probe.needsOwnToken && !given.own) leftOut.set(probe.id, 'not-own-mailbox');
    else if (probe.needsAgreement && !given.asPhone) leftOut.set(probe.id, 'not-asked-for');
  }
  const known = new Set(probes.map((probe) => probe.id));
  for (let grew = true; grew; ) {
    grew = false;
    for (const probe of probes) {
      if (leftOut.has(probe.id)) continue;
      if (probe.needs.some((need) => leftOut.has(need) || !known.has(need))) {
        leftOut.set(probe.id, 'need-left-out');
        grew = true;
      }
    }
  }
  return {
    probes: probes.filter((probe) => !leftOut.has(probe.id)),
    leftOut: [...leftOut].map(([id, because]) => ({ id, because })),
  };
}
