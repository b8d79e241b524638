import { describe, expect, it } from 'vitest';
import { createTenant } from '../tenant/tenant';
import { healthyVariations, traitNames } from './generate';
import { createRandom } from './random';

describe('createRandom', () => {
  it('gives the same numbers for a seed, others for another, all within bounds', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 200 }, () => random.whole(3, 9));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect([...new Set(draw(7))].sort()).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });
});

describe('healthyVariations', () => {
  const people = healthyVariations(1, 500);

  it('are the same for a seed, a shorter list being the beginning of a longer one', () => {
    expect(healthyVariations(1, 20)).toEqual(people.slice(0, 20));
    expect(healthyVariations(2, 20)).not.toEqual(people.slice(0, 20));
  });

  it('meet every trait in the default run', () => {
    const met = new Set(people.flatMap(({ traits }) => traits));
    expect(traitNames.filter((name) => !met.has(name))).toEqual([]);
    expect(new Set(traitNames).size).toBe(traitNames.length);
  });

  it('make people who can live in one tenant', () => {
    const { accounts } = createTenant(people.map(({ scenario }) => scenario));
    const addresses = accounts.flatMap((account) => account.addresses.map((address) => address.toLowerCase()));
    expect(new Set(addresses).size).toBe(addresses.length);
    const devices = accounts.flatMap(({ phones }) => phones.map(({ deviceId }) => deviceId));
    expect(new Set(devices).size).toBe(devices.length);
  });

  it('are healthy but for what they declare', () => {
    for (const { scenario } of people) {
      expect(scenario.verdict).toBe(scenario.mustFind.length === 0 ? 'healthy' : 'degraded');
      expect(scenario.primary).toBe(scenario.mustFind[0] ?? null);
    }
  });
});
