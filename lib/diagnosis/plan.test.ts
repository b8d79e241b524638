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
    const plan = planProbes(probes, { own: true, asPhone: false });
    expect(plan.probes.map(({ id }) => id)).toEqual(probes.map(({ id }) => id));
    expect(plan.leftOut).toEqual([]);
  });

  it("leaves out what needs the person's own token for somebody else's mailbox, and what needs that in turn", () => {
    const plan = planProbes(probes, { own: false, asPhone: false });
    expect(plan.probes.map(({ id }) => id)).toEqual(['directoryUser', 'recipient']);
    expect(plan.leftOut).toEqual([
      { id: 'activesyncOptions', because: 'not-own-mailbox' },
      { id: 'devices', because: 'need-left-out' },
      { id: 'deviceStatistics', because: 'need-left-out' },
    ]);
  });

  it('leaves out what leaves something behind, unless the person agreed', () => {
    const commands = fakeProbe('activesyncCommands', { needsOwnToken: true, needsAgreement: true });
    const all = [...probes, commands];
    expect(planProbes(all, { own: true, asPhone: true }).probes).toEqual(all);
    expect(planProbes(all, { own: true, asPhone: false })).toEqual({
      probes,
      leftOut: [{ id: 'activesyncCommands', because: 'not-asked-for' }],
    });
    expect(planProbes([commands], { own: false, asPhone: true }).leftOut).toEqual([
      { id: 'activesyncCommands', because: 'not-own-mailbox' },
    ]);
  });

  it('leaves out a probe whose need nobody observes', () => {
    const plan = planProbes([fakeProbe('devices', { needs: ['directoryUser'] })], { own: true, asPhone: false });
    expect(plan.leftOut).toEqual([{ id: 'devices', because: 'need-left-out' }]);
  });
});
