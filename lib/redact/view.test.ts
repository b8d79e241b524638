import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '@/lib/report/report';
import { found, identifiers, people, report, reportId, requestId, server } from './testing/planted-report';
import { viewOf } from './view';

describe('viewOf', () => {
  it.each([
    ['anyone', 'user'],
    ['anyone', 'support'],
    ['organization', 'user'],
  ] as const)('removes every identifier from %s + %s and still parses', (audience, view) => {
    const shown = viewOf(report(), audience, view);
    expect(found(JSON.stringify(shown), identifiers)).toEqual([]);
    expect(reportSchema.safeParse(shown).success).toBe(true);
  });

  it.each(['user', 'support'] as const)("removes other people's names and addresses for anyone, %s", (view) => {
    const text = JSON.stringify(viewOf(report(), 'anyone', view));
    expect(found(text, people)).toEqual([]);
    expect(text).toContain('Anna Example');
    expect(text).toContain('anna@example.test');
  });

  it('shows no IP address at all and no GUID but its own id for anyone with the view of a user', () => {
    const text = JSON.stringify(viewOf(report(), 'anyone', 'user')).replaceAll(reportId, '');
    expect(text).not.toMatch(/\d{1,3}(\.\d{1,3}){3}/);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/i);
  });

  it.each(['%20', '%27', '%3D', "'", '/', '('])(
    'removes a GUID of an address behind %s for anyone, support',
    (before) => {
      const planted = '7d2504e0-4f89-11d3-9a0c-0305e82c3301';
      const shown = report();
      const [first] = shown.evidence.filter((item) => item.kind === 'http-exchange');
      if (first?.kind !== 'http-exchange') throw new Error('the report has no exchange');
      const url = `https://graph.example.test/v1.0/users?$filter=id%20eq${before}${planted}%27&$top=1`;
      const evidence = [{ ...first, request: { ...first.request, url } }];
      const text = JSON.stringify(viewOf({ ...shown, evidence }, 'anyone', 'support'));
      expect(text).not.toContain(planted);
      expect(text).toContain('graph.example.test');
    },
  );

  it('drops evidence and request ids in the view of a user, and keeps them for support', () => {
    for (const audience of ['anyone', 'organization'] as const) {
      const user = viewOf(report(), audience, 'user');
      expect(user.evidence).toEqual([]);
      expect(user.checks[0]?.findings[0]?.evidence).toEqual([]);
      expect(JSON.stringify(user)).not.toContain(requestId);
      const support = viewOf(report(), audience, 'support');
      expect(support.evidence.map(({ id }) => id)).toEqual(report().evidence.map(({ id }) => id));
      expect(JSON.stringify(support).split(requestId)).toHaveLength(4);
    }
  });

  it('keeps server addresses for support, and verdict, steps and times everywhere', () => {
    const shown = viewOf(report(), 'anyone', 'support');
    expect(JSON.stringify(shown.evidence)).toContain(server);
    expect(JSON.stringify(shown.checks)).toContain(server);
    expect(viewOf(report(), 'anyone', 'user')).toMatchObject({
      verdict: report().verdict,
      steps: report().steps,
      startedAt: report().startedAt,
    });
    expect(JSON.stringify(viewOf(report(), 'anyone', 'user').checks)).toContain('2026-11-01T10:00:00.000Z');
  });

  it('shows full values for the support of the organization', () => {
    expect(viewOf(report(), 'organization', 'support')).toEqual(report());
  });

  it('keeps one name for one value, so that "the same phone twice" stays visible', () => {
    const { device, checks } = viewOf(report(), 'anyone', 'user');
    expect(device?.deviceId).toMatch(/^‹device:\d+›$/);
    expect(checks[0]?.findings[0]?.args.deviceId).toBe(device?.deviceId);
    expect(device?.name).toBe('iPhone13C2');
  });

  it('finds planted identifiers in any text of a report', () => {
    const spoilt = fc.record({
      before: fc.string(),
      after: fc.string(),
      value: fc.constantFrom(...identifiers.slice(0, 4)),
    });
    fc.assert(
      fc.property(spoilt, ({ before, after, value }) => {
        const planted = report();
        planted.checks[0]?.findings.push({
          code: 'device/none-found',
          severity: 'note',
          args: { text: `${before} ${value} ${after}` },
          evidence: [],
        });
        expect(found(JSON.stringify(viewOf(planted, 'anyone', 'user')), [value])).toEqual([]);
      }),
    );
  });
});
