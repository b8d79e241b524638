import type { Scenario } from '../scenarios/scenario';
import type { Random } from './random';

/** What a trait may change of a healthy person: each group of traits has fields of its own, so that any mix is possible. */
export type Change = Partial<
  Pick<
    Scenario,
    'person' | 'app' | 'directory' | 'mailbox' | 'phones' | 'managed' | 'signIns' | 'activesync' | 'v2' | 'network'
  >
>;

/** What a trait is made with. */
export interface TraitInput {
  random: Random;
  /** Unique among the variations of one tenant: `v0007`. */
  id: string;
  /** What the groups before this one made. */
  so: Scenario;
}

/** One way in which a healthy tenant may differ. `finds` are the warnings that it rightly provokes. */
export interface Trait {
  name: string;
  finds?: readonly string[];
  change(input: TraitInput): Change;
}
