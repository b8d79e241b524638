import type { Scenario } from '../scenarios/scenario';
import type { ListedCause } from './causes';

/** A check of the portal as far as the page needs it. */
export interface StatingCheck {
  id: string;
  codes: readonly string[];
}

/** More than so many scenarios are counted rather than named. */
const mostNamed = 6;

/** Scenarios in which a diagnosis must say one of the codes, with or without a first command. */
export function scenariosOf(codes: readonly string[], scenarios: readonly Scenario[]): Scenario[] {
  return scenarios.filter(({ mustFind, asPhone }) =>
    [...mustFind, ...(asPhone?.mustFind ?? [])].some((code) => codes.includes(code)),
  );
}

/** Scenarios in which a careless diagnosis would say one of the codes, and none must be said. */
export function trapsOf(codes: readonly string[], scenarios: readonly Scenario[]): Scenario[] {
  const found = scenariosOf(codes, scenarios);
  return scenarios.filter((scenario) => {
    const never = [...scenario.mustNotFind, ...(scenario.asPhone?.mustNotFind ?? [])];
    return !found.includes(scenario) && never.some((code) => codes.includes(code));
  });
}

/** The text of `docs/causes.md`: each listed cause with what says it, what proves it and what must not be taken for it. */
export function causesPage(
  causes: readonly ListedCause[],
  checks: readonly StatingCheck[],
  scenarios: readonly Scenario[],
): string {
  const listed = causes.flatMap(({ codes }) => codes);
  const others = [...new Set(checks.flatMap(({ codes }) => codes))].filter((code) => !listed.includes(code));
  const row = (codes: readonly string[]) =>
    [
      codes.map((code) => `\`${code}\``).join(' '),
      checks
        .filter((check) => check.codes.some((code) => codes.includes(code)))
        .map(({ id }) => id)
        .join(', '),
      names(scenariosOf(codes, scenarios)),
      names(trapsOf(codes, scenarios)),
    ].join(' | ');
  const rows = causes.map(({ id, codes, seenFromPhone }) => {
    const cells = row(codes);
    return `| ${id}${seenFromPhone ? ' (seen from the phone only)' : ''} | ${cells} |`;
  });
  return `# Causes, and what proves each

This page is made from \`sandbox/causes/causes.ts\`, the scenarios and the checks by \`npx tsx scripts/causes.ts\`; a test fails when
they differ, and when a cause has no code, check, scenario or trap. A scenario is a state of the simulated tenant in which the
cause must be found, a trap one in which it must not.

| cause | codes | checks | scenarios | traps |
|---|---|---|---|---|
${rows.join('\n')}

Codes that are no listed cause: further faults, and notes that help whoever looks into one.

| codes | checks | scenarios | traps |
|---|---|---|---|
${others.map((code) => `| ${row([code])} |`).join('\n')}
`;
}

function names(scenarios: readonly Scenario[]): string {
  const named = scenarios.slice(0, mostNamed).map(({ id }) => id);
  const more = scenarios.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ') || '–';
}
