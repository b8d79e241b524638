import type { FindingCode } from '@/lib/report/codes';
import type { Given, ObservationKey, Observations } from '@/lib/report/observations';
import type { Area, Reason, StepId } from '@/lib/report/vocabulary';
import type { ArgsOf } from './guidance';

/** A finding as a check states it: code and arguments; severity comes from the catalogue, evidence from the observations. */
export interface StatedFinding {
  code: FindingCode;
  args: Record<string, string | number | boolean | string[] | null>;
  /** A finding about another phone of the person: shown as a note, never the cause. */
  aboutOtherDevice?: boolean;
  /** An error that leaves this person a way round, such as another network: then it is a warning. */
  hasWayRound?: boolean;
}

/** What `evaluate` returns; made only through `Result` so that a reason is never forgotten. */
export type CheckResult =
  | { outcome: 'passed'; findings: StatedFinding[] }
  | { outcome: 'failed'; findings: StatedFinding[] }
  | {
      outcome: 'cantTell' | 'untested';
      reason: Reason;
      reasonDetail?: string;
      retryAt?: string;
      cleared?: true;
      findings: StatedFinding[];
    }
  | { outcome: 'inapplicable'; findings: [] };

/** True for an answer that is missing because the organisation did not buy what would give it: it then has no such rule. */
export function isNotLicensed(unread: CheckResult): boolean {
  return unread.outcome === 'untested' && unread.reason === 'not-licensed';
}

/** The only way for a check to answer. `C` is the closed set of codes that the check declared. */
export interface Result<C extends FindingCode> {
  /** Nothing wrong; `notes` may carry findings of severity `note`. */
  passed(notes?: StatedFinding[]): CheckResult;
  /** One or more findings; a check with only notes or other-device findings is reported as passed. */
  failed(findings: StatedFinding | StatedFinding[]): CheckResult;
  cantTell(reason: Reason, findings?: StatedFinding[]): CheckResult;
  untested(reason: Reason, detail?: string): CheckResult;
  /**
   * Untested because a wanted observation is missing where it would have mattered; says why it is missing. When
   * `cleared` it does not forbid "healthy": mail or a sign-in of today shows that it does not keep the phone from getting mail.
   */
  unread(key: ObservationKey, cleared?: boolean): CheckResult;
  inapplicable(): CheckResult;
  /** States a finding; the arguments are typed by the code's guidance. */
  finding<K extends C>(code: K, args: ArgsOf<K>): StatedFinding;
  /** The same about another phone of the person; `args.deviceId` names it. */
  otherDevice<K extends C>(code: K, args: ArgsOf<K> & { deviceId: string }): StatedFinding;
}

type Wanted<W extends ObservationKey> = { [K in W]?: Observations[K] };

/** A pure rule over declared observations. `needs` must all be observed, else it is `untested`; `wants` may be missing. */
export interface Check<
  N extends ObservationKey = ObservationKey,
  W extends ObservationKey = ObservationKey,
  C extends FindingCode = FindingCode,
> {
  id: string;
  area: Area;
  step: StepId;
  needs: readonly N[];
  wants: readonly W[];
  /** Every code this check may state. */
  codes: readonly C[];
  /** True when the thing it looks at could stop a phone: undecided and not cleared, it forbids `healthy`. */
  couldBlock: boolean;
  /** False makes the check `inapplicable` whatever was observed: another app, somebody else's token. */
  applies(given: Given): boolean;
  evaluate(observed: Pick<Observations, N> & Wanted<W>, given: Given, result: Result<C>): CheckResult;
}

/**
 * Declares a check. Exists for inference: an observation that is not in `needs` or `wants`, a code that is not in
 * `codes`, and a missing argument are each refused by the compiler.
 */
export function defineCheck<
  const N extends ObservationKey,
  const C extends FindingCode,
  const W extends ObservationKey = never,
>(
  check: Omit<Check<N, W, C>, 'wants' | 'couldBlock' | 'applies'> & {
    wants?: readonly W[];
    couldBlock?: boolean;
    applies?: (given: Given) => boolean;
  },
): Check<N, W, C> {
  return {
    ...check,
    wants: check.wants ?? [],
    couldBlock: check.couldBlock ?? true,
    applies: check.applies ?? (() => true),
  };
}
