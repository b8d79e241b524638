import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyReport } from '@/lib/report/reduce';
import { type Report, reportSchema } from '@/lib/report/report';
import { viewOf } from './view';

const canary = {
  deviceId: 'QK7PVN3M8D2XRT5A0CWBHJ61EF',
  otherDeviceId: 'androidc1234567890zz',
  deviceGuid: '7c1f0f9a-3d5e-4f60-9a3b-2f7a51c0d9e1',
  oid: '1b2c3d4e-5f60-4711-8a9b-0c1d2e3f4a5b',
  imei: '490154203237518',
  serial: 'C39VX0ABHG7F',
  phone: '+49 171 5550123',
  clientAddress: '198.51.100.77',
  clientAddress6: '2001:db8:77::beef',
  otherName: 'Bob Miller',
  otherMail: 'bob.miller@example.test',
  bobsPhone: 'Bob’s tablet',
};
const server = '203.0.113.10';
const requestId = '0e9d8c7b-6a5f-4e3d-8c2b-1a0f9e8d7c6b';
const reportId = '11111111-1111-4111-8111-111111111111';

function report(): Report {
  const at = '2026-11-01T10:00:00.000Z';
  const base = { at, probe: 'devices', label: 'Get-MobileDevice' };
  return {
    ...emptyReport(reportId),
    status: 'finished',
    startedAt: at,
    finishedAt: at,
    subject: { address: 'anna@example.test', requested: 'anna@example.test', displayName: 'Anna Example' },
    device: { deviceId: canary.deviceId, name: "Anna's iPhone", model: 'iPhone13C2', os: 'iOS 19', platform: 'ios' },
    verdict: {
      state: 'blocked',
      primary: 'device/blocked-for-user',
      others: [],
      coverage: { decided: 1, undecided: [] },
    },
    checks: [
      {
        id: 'personal-block',
        area: 'device',
        step: 'device-access',
        outcome: 'failed',
        findings: [
          {
            code: 'device/blocked-for-user',
            severity: 'error',
            args: {
              deviceId: canary.deviceId,
              deviceName: canary.bobsPhone,
              deviceIds: [canary.otherDeviceId],
              note: `seen from ${canary.clientAddress} by ${canary.otherMail}, server ${server}`,
              seenAt: at,
            },
            evidence: ['devices-1', 'devices-2'],
          },
        ],
      },
    ],
    evidence: [
      {
        ...base,
        id: 'devices-1',
        kind: 'http-exchange',
        request: {
          method: 'POST',
          url: `https://exchange.example.test/users/${canary.oid}?d=${encodeURIComponent(canary.otherDeviceId)}`,
          headers: { 'client-request-id': requestId },
          body: `{"Identity":"${canary.deviceGuid}"}`,
        },
        response: {
          status: 200,
          headers: { 'request-id': requestId },
          body: `{"owner":"${canary.otherName}","b64":"${Buffer.from(canary.deviceId).toString('base64')}"}`,
        },
        address: server,
        durationMs: 3,
        requestId,
      },
      {
        ...base,
        id: 'devices-2',
        kind: 'device',
        source: 'Get-MobileDevice',
        deviceId: canary.otherDeviceId,
        values: {
          Guid: canary.deviceGuid,
          DeviceImei: canary.imei,
          SerialNumber: canary.serial,
          DeviceTelephoneNumber: canary.phone,
          FriendlyName: canary.bobsPhone,
          ModifiedBy: canary.otherName,
          LastIp: canary.clientAddress6,
          Comment: `imei ${canary.imei}, sn ${canary.serial}, call ${canary.phone}, guid ${canary.deviceGuid.toUpperCase()}`,
        },
      },
      {
        at,
        probe: 'autodiscoverDns',
        label: 'autodiscover',
        id: 'autodiscoverDns-1',
        kind: 'dns-answer',
        name: 'autodiscover.example.test',
        recordType: 'A',
        outcome: 'answered',
        answers: [server],
        ttlSeconds: 60,
        resolver: '203.0.113.53',
        durationMs: 1,
      },
    ],
  };
}

const identifiers = [
  canary.deviceId,
  canary.otherDeviceId,
  canary.deviceGuid,
  canary.oid,
  canary.imei,
  canary.serial,
  canary.phone,
  canary.clientAddress,
  canary.clientAddress6,
  Buffer.from(canary.deviceId).toString('base64'),
];
const people = [canary.otherName, canary.otherMail, canary.bobsPhone];
const found = (text: string, values: string[]) =>
  values.filter((value) => text.toLowerCase().includes(value.toLowerCase()));

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

  describe('what no key or pattern of ours names', () => {
    const withDevice = (name: string, arg: string, text: string): Report => {
      const base = report();
      const [, phone] = base.evidence;
      if (phone?.kind !== 'device') throw new Error('the fixture has a phone here');
      const values = { name, model: 'SM-S928B', os: 'Android 16', type: 'SamsungDevice' };
      return {
        ...base,
        evidence: [...base.evidence, { ...phone, id: 'devices-3', label: name, deviceId: 'OTHERDEVICE1', values }],
        checks: base.checks.map((check) => ({
          ...check,
          findings: check.findings.map((finding) => ({
            ...finding,
            args: { ...finding.args, deviceName: arg, ruleName: text },
          })),
        })),
      };
    };

    it.each([
      ['anyone', 'user'],
      ['anyone', 'support'],
      ['organization', 'user'],
    ] as const)('names other phones by their model for %s + %s', (audience, view) => {
      for (const name of ['Annas Handy', 'iPhone von Anna', 'AnnaPhone', "Anna's"]) {
        const shown = viewOf(withDevice(name, name, `Quarantine ${name}`), audience, view);
        expect(shown.checks[0]?.findings[0]?.args.deviceName).toBe('SM-S928B');
        const places = JSON.stringify(shown.evidence) + shown.checks[0]?.findings[0]?.args.deviceName;
        expect(places).not.toContain(name);
        if (/['’ ]/.test(name)) expect(JSON.stringify(shown)).not.toContain(name);
      }
    });

    it('leaves a name that is no more than a word of the trade', () => {
      const shown = viewOf(withDevice('iPhone', 'iPhone', 'Apple-iPhone14C3/1901.405'), 'anyone', 'user');
      expect(shown.checks[0]?.findings[0]?.args.ruleName).toBe('Apple-iPhone14C3/1901.405');
    });

    const told = (args: Record<string, string>, audience: 'anyone' | 'organization' = 'anyone') => {
      const base = report();
      base.checks[0]?.findings.push({ code: 'device/none-found', severity: 'note', args, evidence: [] });
      return viewOf(base, audience, 'support').checks[0]?.findings[1]?.args;
    };

    it('tells anyone the country of a sign-in, not the city, and leaves web addresses alone', () => {
      const args = { location: 'Rotterdam, South Holland, NL', lastGoodLocation: 'Recife, BR' };
      expect(told(args)).toEqual({ location: 'NL', lastGoodLocation: 'BR' });
      expect(told(args, 'organization')).toEqual(args);
      expect(told({ location: 'https://web.example.test/a,b' })).toEqual({ location: 'https://web.example.test/a,b' });
    });

    it("removes a client's address even where a server has the same, and in every dress", () => {
      expect(told({ ipAddress: server })?.ipAddress).toMatch(/^‹ip:\d+›$/);
      for (const dress of [
        `${canary.clientAddress}:51234`,
        `from:${canary.clientAddress}`,
        `client:${canary.clientAddress}:51234,x`,
        `[${canary.clientAddress6}]:443`,
        `::ffff:${canary.clientAddress}`,
      ]) {
        expect(found(JSON.stringify(told({ text: dress })), identifiers)).toEqual([]);
      }
      expect(told({ text: `${server}:443 said no` })).toEqual({ text: `${server}:443 said no` });
    });

    it("removes other people's addresses inside a URL, and keeps the subject's", () => {
      expect(JSON.stringify(told({ url: 'https://x.test/?Email=bob.miller%40example.test&a=1' }))).not.toMatch(
        /miller/,
      );
      const own = { url: 'https://x.test/?Email=anna%40example.test&a=1' };
      expect(told(own)).toEqual(own);
    });
  });
});
