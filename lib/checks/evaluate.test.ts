import { describe, expect, it } from 'vitest';
import { type Check, defineCheck } from './define-check';
import { evaluateCheck } from './evaluate';
import { given, healthy, observationsOf, unavailable } from './testing/healthy';

const observations = observationsOf(healthy);

function made(evaluate: Check['evaluate'], more: Partial<Check> = {}): Check {
  const check = defineCheck({
    id: 'made',
    area: 'device',
    step: 'device-access',
    needs: ['devices', 'deviceStatistics'],
    wants: ['recipient'],
    codes: ['device/throttled', 'service/advisory', 'device/discovery-pending'],
    evaluate: (_observed, _given, result) => result.passed(),
  });
  return { ...(check as unknown as Check), evaluate, ...more };
}

describe('evaluateCheck', () => {
  const issue = { id: 'x', title: '', service: '', startedAt: '', updatedAt: '' };
  const throttled = { deviceId: 'D', deviceName: 'D', reason: '' };

  it.each<[string, string, Check['evaluate']]>([
    ['an error', 'failed', (_o, _g, result) => result.failed(result.finding('device/throttled', throttled))],
    ['only a note', 'passed', (_o, _g, result) => result.failed(result.finding('service/advisory', issue))],
    ['another phone', 'passed', (_o, _g, result) => result.failed(result.otherDevice('device/throttled', throttled))],
    [
      'an error among notes',
      'failed',
      (_o, _g, result) => result.passed([result.finding('device/throttled', throttled)]),
    ],
    ['nothing', 'passed', (_o, _g, result) => result.failed([])],
  ])('reports %s as %s', (_name, outcome, evaluate) => {
    expect(evaluateCheck(made(evaluate), observations, given).outcome).toBe(outcome);
  });

  it('says why a wanted observation is missing, where a check asks', () => {
    const check = made((_o, _g, result) => result.unread('recipient'));
    const missing = unavailable({ reason: 'throttled', detail: 'graph', retryAt: '2026-11-24T12:02:00.000Z' });
    expect(evaluateCheck(check, { ...observations, recipient: missing }, given)).toMatchObject({
      outcome: 'untested',
      reason: 'throttled',
      reasonDetail: 'graph',
      retryAt: '2026-11-24T12:02:00.000Z',
    });
    const { recipient: _left, ...without } = observations;
    expect(evaluateCheck(check, without, given)).toMatchObject({
      reason: 'blocked-by-earlier',
      reasonDetail: 'recipient',
    });
  });

  it('adds severity from the catalogue and evidence of what it looked at', () => {
    const check = made((_o, _g, result) => result.failed(result.finding('device/throttled', throttled)));
    expect(evaluateCheck(check, observations, given).findings).toEqual([
      {
        code: 'device/throttled',
        severity: 'error',
        args: throttled,
        evidence: ['devices-1', 'deviceStatistics-1', 'recipient-1'],
      },
    ]);
  });

  it('is untested with the reason of the probe, preferring one that says something', () => {
    const retryAt = '2026-11-24T12:02:00.000Z';
    const report = evaluateCheck(
      made(() => ({ outcome: 'passed', findings: [] })),
      {
        ...observations,
        devices: unavailable({ reason: 'blocked-by-earlier', detail: 'directoryUser' }),
        deviceStatistics: unavailable({ reason: 'throttled', detail: 'exchange', retryAt }),
      },
      given,
    );
    expect(report).toMatchObject({ outcome: 'untested', reason: 'throttled', reasonDetail: 'exchange', retryAt });
  });

  it('names the observation that was never made', () => {
    const report = evaluateCheck(
      made(() => ({ outcome: 'passed', findings: [] })),
      {},
      given,
    );
    expect(report).toMatchObject({ outcome: 'untested', reason: 'blocked-by-earlier', reasonDetail: 'devices' });
  });

  it('turns a throw into our own fault and hands it on', () => {
    const heard: unknown[] = [];
    const check = made(() => {
      throw new RangeError('boom');
    });
    const report = evaluateCheck(check, observations, given, (id, error) => heard.push([id, error]));
    expect(report).toMatchObject({ outcome: 'untested', reason: 'internal-error' });
    expect(heard).toEqual([['made', new RangeError('boom')]]);
  });

  it('does not look where the check does not apply', () => {
    const check = made(() => ({ outcome: 'failed', findings: [] }), { applies: ({ own }) => !own });
    expect(evaluateCheck(check, {}, given).outcome).toBe('inapplicable');
  });
});
