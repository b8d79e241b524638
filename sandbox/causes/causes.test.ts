import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '@/lib/checks/registry';
import { findingCodes } from '@/lib/report/codes';
import { scenarios } from '../scenarios/all';
import { listedCauses, lookAlikes } from './causes';
import { causesPage } from './causes-page';
import { statesSaying, trapsOf } from './states';

const byId = (id: string) => {
  const found = listedCauses.find((cause) => cause.id === id);
  if (!found) throw new RangeError(`no cause ${id}`);
  return found;
};
const everyCode = listedCauses.flatMap(({ id, codes }) => codes.map((code) => [id, code] as const));

describe('the list of causes', () => {
  it('has 42, each once, with codes of the contract', () => {
    expect(new Set(listedCauses.map(({ id }) => id)).size).toBe(42);
    const known: readonly string[] = findingCodes;
    for (const { codes } of listedCauses) expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  });

  it.each(everyCode)('%s, as %s, has a check, a scenario and a trap', (_id, code) => {
    expect(checks.filter((check) => check.codes.some((own) => own === code)).map(({ id }) => id)).not.toEqual([]);
    expect(statesSaying([code], scenarios).map(({ id }) => id)).not.toEqual([]);
    expect(trapsOf(code, scenarios, checks).map(({ id }) => id)).not.toEqual([]);
  });

  it('takes for no trap a state in which nobody looks', () => {
    const trap = (code: string) => trapsOf(code, scenarios, checks).map(({ id }) => id);
    const blind = scenarios.find(({ id }) => id === 'optional-facts-missing');
    expect(blind?.mustNotFind).toContain('mailbox/full');
    expect(trap('mailbox/full')).not.toContain('optional-facts-missing');
    // Asked without a first command, which alone would show it.
    const way = trapsOf('activesync/check-device-held', scenarios, checks).map((state) => state.way);
    expect(new Set(way)).toEqual(new Set(['as-phone']));
  });

  it.each(listedCauses.map((cause) => [cause.id, cause] as const))('%s leads where it is alone', (_id, { codes }) => {
    const leads = statesSaying(codes, scenarios).map(({ expected }) => expected.primary);
    // A warning beside the phone's own block, and what only hinders a new phone, lead nowhere by themselves.
    const never = ['sign-in/manual-setup-skipped-sign-in'];
    if (!codes.some((code) => never.includes(code)))
      expect(leads.some((code) => codes.some((own) => own === code))).toBe(true);
  });

  it.each(lookAlikes)('%s is told apart from %s', (one, other) => {
    for (const [so, not] of [
      [byId(one), byId(other)],
      [byId(other), byId(one)],
    ] as const) {
      const apart = statesSaying(so.codes, scenarios).filter(({ expected }) =>
        expected.mustNotFind.some((code) => not.codes.includes(code)),
      );
      expect(
        apart.map(({ id }) => id),
        `${so.id}, not ${not.id}`,
      ).not.toEqual([]);
    }
  });
});

it('docs/causes.md is what the data says (npx tsx scripts/causes.ts makes it)', () => {
  expect(readFileSync('docs/causes.md', 'utf8')).toBe(causesPage(listedCauses, checks, scenarios));
});
