import type { Expectation, Scenario } from '../scenarios/scenario';
import { isLost } from './upstreams';

/** A check of the portal as far as this list of causes needs it: `needs` and `wants` are names of facts. */
export interface StatingCheck {
  id: string;
  codes: readonly string[];
  needs: readonly string[];
  wants: readonly string[];
}

/** A scenario as one diagnosis meets it: plain, with a first command, or joined with what the phone measured. */
export interface State {
  /** The scenario's id, with the name of the run where a phone measured. */
  id: string;
  scenario: Scenario;
  way: 'plain' | 'as-phone' | 'from-phone';
  expected: Expectation;
}

/** Every way in which a scenario is diagnosed. */
export function statesOf(scenario: Scenario): State[] {
  const { id, asPhone, fromPhone = [] } = scenario;
  return [
    { id, scenario, way: 'plain', expected: scenario },
    ...(asPhone ? [{ id, scenario, way: 'as-phone' as const, expected: asPhone }] : []),
    ...fromPhone.map((run): State => ({ id: `${id} (${run.name})`, scenario, way: 'from-phone', expected: run })),
  ];
}

/** States in which a diagnosis must say one of the codes. */
export function statesSaying(codes: readonly string[], scenarios: readonly Scenario[]): State[] {
  return scenarios.flatMap(statesOf).filter(({ expected }) => expected.mustFind.some((code) => codes.includes(code)));
}

/**
 * States in which a careless diagnosis would say the code, and must not. Left out are those that prove nothing: no check that may
 * say it can look, or the scenario has the cause and only this diagnosis does not ask for it.
 */
export function trapsOf(code: string, scenarios: readonly Scenario[], checks: readonly StatingCheck[]): State[] {
  const stating = checks.filter(({ codes }) => codes.includes(code));
  return scenarios.flatMap((scenario) => {
    const states = statesOf(scenario);
    const saidInTenant = states.some(({ way, expected }) => way !== 'from-phone' && expected.mustFind.includes(code));
    return states.filter(
      (state) =>
        state.expected.mustNotFind.includes(code) &&
        !(saidInTenant && state.way !== 'from-phone') &&
        stating.some((check) => canLook(check, state)),
    );
  });
}

/** A check needs its facts; one that needs none judges the first that it wants. */
function canLook({ needs, wants }: StatingCheck, { scenario, way }: State): boolean {
  const facts = needs.length > 0 ? needs : wants.slice(0, 1);
  // Only who agreed to a first command has its answer.
  return facts.every((fact) => !isLost(fact, scenario) && !(fact === 'activesyncCommands' && way !== 'as-phone'));
}
