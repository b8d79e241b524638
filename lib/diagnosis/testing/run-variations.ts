import type { Variation } from '@/sandbox/variations/generate';
import { type JudgedRun, judgeRun } from './judge-run';
import { diagnoseAll, openSimulatedPortal, ranOutOfTime } from './simulated-portal';

/** So many people share one simulated tenant: its sign-in log is read row by row, so its size costs. */
const perTenant = 50;

/** A variation and what came of it. */
export interface VariedRun extends JudgedRun {
  traits: readonly string[];
  /** True when it was made once more, because our own deadline ran out. */
  again: boolean;
}

/**
 * Diagnoses each variation over real sockets, in tenants that add fields nobody knows to every answer and speak other languages.
 * Throws when the portal met a bug of its own.
 */
export async function runVariations(variations: readonly Variation[]): Promise<VariedRun[]> {
  const runs: VariedRun[] = [];
  for (let start = 0; start < variations.length; start += perTenant) {
    const some = variations.slice(start, start + perTenant);
    const people = some.map(({ scenario }) => scenario);
    const portal = await openSimulatedPortal({ scenarios: people, unknownFields: true, foreignTexts: true });
    try {
      const diagnosed = await diagnoseAll(portal, people, { again: ranOutOfTime });
      runs.push(
        ...diagnosed.map(({ scenario, report, again }, index) => ({
          ...judgeRun(scenario, report),
          again,
          traits: some[index]?.traits ?? [],
        })),
      );
      if (portal.bugs.length > 0) throw new Error(portal.bugs.join('\n'));
    } finally {
      await portal.close();
    }
  }
  return runs;
}
