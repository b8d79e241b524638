import type { Scenario } from '../scenarios/scenario';
import type { ListedCause } from './causes';
import { type State, type StatingCheck, statesSaying, trapsOf } from './states';

/** More than so many are counted rather than named. */
const mostNamed = 6;

/** The text of `docs/causes.md`: each listed cause with what says it, what proves it and what must not be taken for it. */
export function causesPage(
  causes: readonly ListedCause[],
  checks: readonly StatingCheck[],
  scenarios: readonly Scenario[],
): string {
  const listed = causes.flatMap(({ codes }) => codes);
  const others = [...new Set(checks.flatMap(({ codes }) => codes))].filter((code) => !listed.includes(code));
  const row = (code: string) =>
    [
      `\`${code}\``,
      checks
        .filter(({ codes }) => codes.includes(code))
        .map(({ id }) => id)
        .join(', '),
      names(statesSaying([code], scenarios)),
      names(trapsOf(code, scenarios, checks)),
    ].join(' | ');
  const rows = causes.flatMap(({ id, codes }) => codes.map((code) => `| ${id} | ${row(code)} |`));
  return `# Causes, and what proves each

This page is made from \`sandbox/causes/causes.ts\`, the scenarios and the checks by \`npx tsx scripts/causes.ts\`; a test fails when
they differ, and when a code of a cause has no check, scenario or trap. A scenario is a state of the simulated tenant in which the
code must be said, in brackets one that a phone has measured as well. A trap is a state in which a check looks and it must not be.

| cause | code | checks | scenarios | traps |
|---|---|---|---|---|
${rows.join('\n')}

Codes that are no listed cause: further faults, and notes that help whoever looks into one.

| code | checks | scenarios | traps |
|---|---|---|---|
${others.map((code) => `| ${row(code)} |`).join('\n')}
`;
}

function names(states: readonly State[]): string {
  const ids = [...new Set(states.map(({ id }) => id))];
  const more = ids.length - mostNamed;
  return more > 0 ? `${ids.slice(0, mostNamed).join(', ')} and ${more} more` : ids.join(', ') || '–';
}
