import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CertificateVariant } from './certificate-authority';
import { secureHost, shakeHands, startTestWire, type TestWire } from './test-client';
import type { VirtualHost } from './world';

const site = { kind: 'website', status: 200 } as const;
const shared = '198.51.100.1';
const variants: readonly [CertificateVariant, string][] = [
  ['good', 'ok'],
  ['expired', 'CERT_HAS_EXPIRED'],
  ['not-yet-valid', 'CERT_NOT_YET_VALID'],
  ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['incomplete', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
];
const hosts: VirtualHost[] = [
  ...variants.map(([certificate], i) => ({
    ...secureHost(`${certificate}.test`, `192.0.2.${i + 1}`, site),
    certificate,
  })),
  secureHost('first.test', shared, site),
  { ...secureHost('*.second.test', shared, site), certificate: 'self-signed' },
  secureHost('v6.test', '2001:0db8:0:0:0:0:0:1', site),
];

let wire: TestWire;
beforeAll(async () => {
  wire = await startTestWire({ hosts });
});
afterAll(() => wire.close());

describe('certificates', () => {
  it.each(variants)('%s is judged %s', async (certificate, code) => {
    const i = variants.findIndex(([variant]) => variant === certificate);
    expect((await shakeHands(wire, `192.0.2.${i + 1}:443`, `${certificate}.test`)).code).toBe(code);
  });

  it('sends leaf and intermediate, and the root is what caPem holds', async () => {
    const { peer } = await shakeHands(wire, '192.0.2.1:443', 'good.test');
    expect(peer?.subjectaltname).toBe('DNS:good.test');
    const intermediate = peer !== undefined && 'issuerCertificate' in peer ? peer.issuerCertificate : undefined;
    expect(intermediate).toMatchObject({ subject: { CN: 'Sandbox TLS CA 1' }, issuer: { CN: 'Sandbox Root CA' } });
    expect(wire.caPem.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
  });

  it.each([
    ['the first host', 'first.test', 'ok'],
    ['a wildcard', 'www.second.test', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['the first host to strangers', 'stranger.test', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['the first host two labels below a wildcard', 'a.b.second.test', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('chooses by server name on a shared address: %s', async (_case, name, code) => {
    expect((await shakeHands(wire, `${shared}:443`, name)).code).toBe(code);
  });

  it('spells an IPv6 address as the cloud file does', async () => {
    expect((await shakeHands(wire, '[2001:db8::1]:443', 'v6.test')).code).toBe('ok');
  });

  it('trusts nobody without the authority', async () => {
    const stranger = { ...wire, caPem: '' };
    expect((await shakeHands(stranger, '192.0.2.1:443', 'good.test')).code).toBe('UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
  });

  it('starts 40 hosts within 2 seconds', async () => {
    const started = performance.now();
    const world = Array.from({ length: 40 }, (_, i) => secureHost(`h${i}.test`, `203.0.113.${i + 1}`, site));
    const forty = await startTestWire({ hosts: world });
    const tookMs = performance.now() - started;
    await forty.close();
    expect(Object.keys(forty.connectTo)).toHaveLength(40);
    expect(tookMs).toBeLessThan(2000);
  });
});
