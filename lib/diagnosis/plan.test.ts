import { describe, expect, it } from 'vitest';
import { planProbes } from './plan';
import { fakeProbe } from './testing/fakes';

const probes = [
  fakeProbe('directoryUser'),
  fakeProbe('activesyncOptions', { needsOwnToken: true }),
  fakeProbe('devices', { needs: ['activesyncOptions'] }),
  fakeProbe('deviceStatistics', { needs: ['devices'] }),
  fakeProbe('recipient', { wants: ['activesyncOptions'] }),
];

describe('planProbes', () => {
  it('runs everything for the own mailbox, in order', () => {
    const plan = planProbes(probes, { own: true });
    expect(plan.probes.map(({ id }) => id)).toEqual(probes.map(({ id }) => id));
    expect(plan.leftOut).toEqual([]);
  });

  it("leaves out what needs the person's own token for somebody else's mailbox, and what needs that in turn", () => {
    const plan = planProbes(probes, { own: false });
    expect(plan.probes.map(({ id }) => id)).toEqual(['directoryUser', 'recipient']);
    expect(plan.leftOut).toEqual([
      { id: 'activesyncOptions', because: 'not-own-mailbox' },
      { id: 'devices', because: 'need-left-out' },
      { id: 'deviceStatistics', because: 'need-left-out' },
    ]);
  });

  it('leaves out a probe whose need nobody observes', () => {
    const plan = planProbes([fakeProbe('devices', { needs: ['directoryUser'] })], { own: true });
    expect(plan.leftOut).toEqual([{ id: 'devices', because: 'need-left-out' }]);
  });
});
