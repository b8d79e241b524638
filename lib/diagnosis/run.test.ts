import { describe, expect, it, vi } from 'vitest';
import type { Probe } from '@/lib/probes/define-probe';
import type { Observation, ObservationKey } from '@/lib/report/observations';
import type { RunInput } from './run';
import { fakeCheck, fakeInput, fakeProbe, fakeRules } from './testing/fakes';
import { follow } from './testing/follow';
import { createManualClock, settled } from './testing/manual-clock';

const stuck: Probe['run'] = () => new Promise(() => {});
const user = {
  found: true,
  id: 'oid',
  primaryAddress: 'anna@example.test',
  userPrincipalName: 'anna@sign-in.example.test',
  displayName: 'Anna',
};

describe('runDiagnosis', () => {
  it('starts what is independent together, says each thing once, and ends with exactly one final event', async () => {
    const run = follow(
      fakeInput({
        probes: [
          fakeProbe('directoryUser', { value: user }),
          fakeProbe('serviceHealth'),
          fakeProbe('devices', { needs: ['directoryUser'] }),
          fakeProbe('domainRecords', { wants: ['serviceHealth'] }),
        ],
        rules: fakeRules([fakeCheck('a', 'activesync', ['devices']), fakeCheck('b', 'activesync', ['serviceHealth'])]),
      }),
    );
    await run.done;
    const lines = run.lines();
    expect(lines.slice(0, 3)).toEqual(['diagnosis-started', 'start directoryUser', 'start serviceHealth']);
    expect(lines.indexOf('start devices')).toBeGreaterThan(lines.indexOf('end directoryUser observed'));
    expect(lines.indexOf('step activesync')).toBeGreaterThan(lines.indexOf('check a passed'));
    expect(lines.slice(-2)).toEqual(['verdict-reached', 'diagnosis-finished']);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.filter((line) => line.startsWith('step '))).toHaveLength(5);
    expect(lines).toEqual(expect.arrayContaining(['subject-resolved', 'device-chosen', 'facts-known']));
  });

  it('names the person by primary address and sign-in name', async () => {
    const run = follow(fakeInput({ probes: [fakeProbe('directoryUser', { value: user })] }));
    await run.done;
    expect(run.items.find(({ event }) => event.type === 'subject-resolved')?.event).toEqual({
      type: 'subject-resolved',
      address: 'anna@example.test',
      displayName: 'Anna',
      signInName: 'anna@sign-in.example.test',
    });
  });

  it('lets a slow probe delay only the checks that need or want it, and its deadline ends it', async () => {
    const clock = createManualClock();
    const run = follow(
      fakeInput({
        clock,
        probes: [fakeProbe('devices', { run: stuck, deadlineMs: 4_000 }), fakeProbe('recipient')],
        rules: fakeRules([
          fakeCheck('quick', 'activesync', ['recipient']),
          fakeCheck('slow', 'device-access', ['devices']),
          fakeCheck('patient', 'device-access', ['recipient'], ['devices']),
        ]),
      }),
    );
    await clock.advance(3_999);
    expect(run.lines()).toContain('check quick passed');
    expect(run.lines().join()).not.toMatch(/check (slow|patient)/);
    await clock.advance(400);
    await run.done;
    expect(run.lines()).toEqual(
      expect.arrayContaining(['end devices timed-out', 'check slow untested', 'check patient passed']),
    );
  });

  it('ends within 30 seconds whatever the probes do', async () => {
    const clock = createManualClock();
    const start = clock.now().getTime();
    const run = follow(
      fakeInput({
        clock,
        probes: [
          fakeProbe('devices', { run: stuck, deadlineMs: 60_000 }),
          fakeProbe('recipient', { run: stuck, deadlineMs: 60_000, wants: ['devices'] }),
          fakeProbe('accessRules', { needs: ['recipient'] }),
        ],
      }),
    );
    await clock.advance(29_000);
    await run.done;
    expect(run.lines()).toEqual(
      expect.arrayContaining(['end devices timed-out', 'end recipient timed-out', 'end accessRules timed-out']),
    );
    expect(run.lines().at(-1)).toBe('diagnosis-finished');
    expect(clock.now().getTime() - start).toBeLessThan(30_000);
  });

  it('gives a probe whose need is unavailable no run at all', async () => {
    const later = vi.fn<Probe['run']>();
    const run = follow(
      fakeInput({
        probes: [
          fakeProbe('directoryUser', {
            run: async () => ({ ok: false, failure: { reason: 'permission-missing', detail: 'User.Read.All' } }),
          }),
          fakeProbe('devices', { needs: ['directoryUser'], run: later }),
        ],
      }),
    );
    await run.done;
    expect(later).not.toHaveBeenCalled();
    expect(run.lines()).toEqual(
      expect.arrayContaining(['end directoryUser permission-missing', 'end devices blocked-by-earlier']),
    );
  });

  it('turns a throwing probe and a throwing check into internal-error and tells about the bug', async () => {
    const bugs: string[] = [];
    const check = fakeCheck('broken', 'activesync', ['recipient']);
    const run = follow(
      fakeInput({
        probes: [
          fakeProbe('devices', {
            run: () => {
              throw new Error('boom');
            },
          }),
          fakeProbe('recipient'),
        ],
        rules: fakeRules([
          {
            ...check,
            evaluate: () => {
              throw new Error('boom');
            },
          },
        ]),
        onBug: (where) => bugs.push(where),
      }),
    );
    await run.done;
    expect(run.lines()).toEqual(expect.arrayContaining(['end devices internal-error', 'check broken untested']));
    expect(bugs.sort()).toEqual(['check broken', 'probe devices']);
  });

  it("leaves own-token probes out for somebody else's mailbox", async () => {
    const own = fakeProbe('activesyncOptions', { needsOwnToken: true });
    const check = { ...fakeCheck('wire', 'autodiscover', ['activesyncOptions']), applies: () => false };
    const run = follow(fakeInput({ own: false, probes: [own], rules: fakeRules([check]) }));
    await run.done;
    expect(run.lines()).toContain('check wire inapplicable');
    expect(run.lines().join()).not.toContain('activesyncOptions');
  });

  it('goes on after a take-over: stored observations are used, lost tokens are said, nothing is said twice', async () => {
    const again = vi.fn<Probe['run']>();
    const stored: Observation<unknown> = {
      status: 'observed',
      value: user,
      startedAt: '2026-11-01T09:59:59.000Z',
      durationMs: 5,
      evidence: [],
    };
    const events = [
      { type: 'diagnosis-started' },
      { type: 'subject-resolved' },
      { type: 'step-finished', step: { id: 'activesync', outcome: 'passed' } },
      {
        type: 'check-finished',
        check: { id: 'said', outcome: 'passed', step: 'activesync', area: 'mailbox', findings: [] },
      },
    ] as unknown as RunInput['earlier']['events'];
    const run = follow(
      fakeInput({
        hasOwnToken: false,
        probes: [
          fakeProbe('directoryUser', { run: again }),
          fakeProbe('recipient', { needs: ['directoryUser'] }),
          fakeProbe('activesyncOptions', { needsOwnToken: true, run: again }),
        ],
        rules: fakeRules([
          fakeCheck('said', 'activesync', ['directoryUser']),
          fakeCheck('wire', 'autodiscover', ['activesyncOptions']),
        ]),
        earlier: { events, observations: new Map<ObservationKey, Observation<unknown>>([['directoryUser', stored]]) },
      }),
    );
    await run.done;
    expect(again).not.toHaveBeenCalled();
    const lines = run.lines();
    expect(lines).toEqual(expect.arrayContaining(['end recipient observed', 'end activesyncOptions sign-in-needed']));
    expect(lines).not.toContain('diagnosis-started');
    expect(lines).not.toContain('subject-resolved');
    expect(lines).not.toContain('step activesync');
    expect(lines).not.toContain('check said passed');
    expect(lines.at(-1)).toBe('diagnosis-finished');
  });

  it('stops without a final event when it is told to, so that another owner can go on', async () => {
    const stop = new AbortController();
    const run = follow(fakeInput({ stop: stop.signal, probes: [fakeProbe('devices', { run: stuck })] }));
    await settled();
    stop.abort();
    await run.done;
    expect(run.lines().slice(0, 2)).toEqual(['diagnosis-started', 'start devices']);
    expect(run.lines().join()).not.toMatch(/diagnosis-(finished|failed|interrupted)|verdict/);
  });

  it('hands out evidence ids that are unique and redacts before anything leaves', async () => {
    const run = follow(
      fakeInput({
        probes: [
          fakeProbe('devices', {
            run: async (context) => {
              context.addEvidence({ kind: 'setting', label: 'x', source: 'y', values: { secret: 'hunter2' } });
              context.addEvidence({ kind: 'setting', label: 'x', source: 'y', values: {} });
              return { ok: true, value: { devices: [] } };
            },
          }),
        ],
        redact: (evidence) => ({ ...evidence, label: 'redacted' }),
      }),
    );
    await run.done;
    const end = run.items.find(({ event }) => event.type === 'probe-finished');
    const evidence = end?.event.type === 'probe-finished' ? end.event.evidence : [];
    expect(evidence.map(({ id, label }) => [id, label])).toEqual([
      ['devices-1', 'redacted'],
      ['devices-2', 'redacted'],
    ]);
    expect(end?.observation?.observation.evidence).toEqual(evidence);
  });
});
