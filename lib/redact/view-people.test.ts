import { describe, expect, it } from 'vitest';
import type { Report } from '@/lib/report/report';
import { canary, found, identifiers, report, server } from './testing/planted-report';
import { viewOf } from './view';

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

  it('tells anyone no name of a place, which admins choose as they like', () => {
    const base = report();
    const label = 'Home of Bob Miller, Kerkstraat 5';
    const args = { refusedPlaces: [label], exceptedPlaces: ['Everyone but Carol'] };
    base.checks[0]?.findings.push({ code: 'sign-in/location-blocked', severity: 'error', args, evidence: [] });
    const values = { countries: 'NL' };
    base.evidence.push({
      id: 'place-1',
      at: base.startedAt,
      kind: 'setting',
      probe: 'signInRules',
      source: 'namedLocation',
      label,
      values,
    });
    for (const view of ['user', 'support'] as const) {
      expect(JSON.stringify(viewOf(base, 'anyone', view))).not.toMatch(/Bob|Kerkstraat|Carol/);
    }
    expect(JSON.stringify(viewOf(base, 'organization', 'support'))).toContain(label);
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
    expect(JSON.stringify(told({ url: 'https://x.test/?Email=bob.miller%40example.test&a=1' }))).not.toMatch(/miller/);
    const own = { url: 'https://x.test/?Email=anna%40example.test&a=1' };
    expect(told(own)).toEqual(own);
  });

  it.each([
    ['bob.miller@example.test', 'miller'],
    ["o'brien+a&b@example.test", 'brien'],
    ['jürgen@example.test', 'rgen'],
  ])("removes the User of an ActiveSync command when it is %s, and keeps the subject's", (address, secret) => {
    const base = report();
    const command = (user: string) => {
      const url = `https://outlook.test/Microsoft-Server-ActiveSync?Cmd=FolderSync&User=${encodeURIComponent(user)}&DeviceId=RECONNECTCHECK`;
      const exchange = base.evidence.find((item) => item.kind === 'http-exchange');
      if (exchange?.kind !== 'http-exchange') throw new Error('the fixture has an exchange');
      const sent = { ...exchange, id: 'activesyncCommands-1', probe: 'activesyncCommands' };
      return { ...base, evidence: [...base.evidence, { ...sent, request: { ...exchange.request, url } }] };
    };
    const urls = (user: string) =>
      viewOf(command(user), 'anyone', 'support').evidence.flatMap((item) =>
        item.kind === 'http-exchange' && item.probe === 'activesyncCommands' ? [item.request.url] : [],
      );
    expect(urls(address)).toHaveLength(1);
    expect(decodeURIComponent(urls(address)[0] ?? '')).not.toContain(secret);
    expect(urls(address)[0]).toContain('&DeviceId=RECONNECTCHECK');
    expect(urls('anna@example.test')[0]).toContain('User=anna%40example.test&');
  });
});
