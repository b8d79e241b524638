import type { Probe } from '@/lib/probes/define-probe';
import type { Given, ObservationKey } from '@/lib/report/observations';

/** Which probes a diagnosis will run, and why the others are left out. */
export interface Plan {
  probes: readonly Probe[];
  leftOut: readonly { id: ObservationKey; because: 'not-own-mailbox' | 'need-left-out' }[];
}

/**
 * Decides which probes run. A probe that needs the person's own token is left out for somebody else's mailbox, and so is
 * whatever needs such a probe; wanting it is no reason. The order of `probes` is kept.
 */
export function planProbes(probes: readonly Probe[], given: Pick<Given, 'own'>): Plan {
  const leftOut = new Map<ObservationKey, 'not-own-mailbox' | 'need-left-out'>();
  for (const probe of probes) {
    if (probe.needsOwnToken && !given.own) leftOut.set(probe.id, 'not-own-mailbox');
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
