import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '@/lib/checks/registry';
import { findingCodes } from '@/lib/report/codes';
import { scenarios } from '../scenarios/all';
import { listedCauses, lookAlikes } from './causes';
import { causesPage, scenariosOf, trapsOf } from './causes-page';

const byId = (id: string) => {
  const found = listedCauses.find((cause) => cause.id === id);
  if (!found) throw new RangeError(`no cause ${id}`);
  return found;
};
const inTenant = listedCauses.filter(({ seenFromPhone }) => seenFromPhone === undefined);

describe('the list of causes', () => {
  it('has 42, each once, with codes of the contract', () => {
    expect(new Set(listedCauses.map(({ id }) => id)).size).toBe(42);
    const known: readonly string[] = findingCodes;
    for (const { codes } of listedCauses) expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  });

  it.each(inTenant.map((cause) => [cause.id, cause] as const))(
    '%s has a check, scenarios and a trap',
    (_id, { codes }) => {
      for (const code of codes) {
        expect(
          checks.filter((check) => check.codes.some((own) => own === code)).map(({ id }) => id),
          code,
        ).not.toEqual([]);
        expect(
          scenariosOf([code], scenarios).map(({ id }) => id),
          code,
        ).not.toEqual([]);
      }
      expect(trapsOf(codes, scenarios).map(({ id }) => id)).not.toEqual([]);
    },
  );

  it.each(inTenant.map((cause) => [cause.id, cause] as const))('%s leads where it is alone', (_id, { codes }) => {
    const leads = scenariosOf(codes, scenarios).flatMap(({ primary, asPhone }) => [primary, asPhone?.primary ?? null]);
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
      const apart = scenariosOf(so.codes, scenarios).filter(({ mustNotFind }) =>
        mustNotFind.some((code) => not.codes.includes(code)),
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
