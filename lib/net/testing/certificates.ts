// The library's container needs reflection of decorators before it loads.
import '@/sandbox/wire/reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate authority for tests: one root, leaves of every kind that a phone meets. PEM texts throughout. */
export interface TestAuthority {
  rootPem: string;
  /** Options for `https.createServer`. */
  leaf(kind: LeafKind, names: readonly string[]): Promise<{ key: string; cert: string }>;
}
export type LeafKind = 'good' | 'expired' | 'not-yet-valid' | 'wrong-name' | 'self-signed' | 'incomplete' | 'untrusted';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;

/** Makes a fresh authority; nothing is written to disk. */
export async function createTestAuthority(): Promise<TestAuthority> {
  cryptoProvider.set(webcrypto as Crypto);
  const rootKeys = await generateKeys();
  const root = await authority('Test root', rootKeys);
  const strangerKeys = await generateKeys();
  const stranger = await authority('Stranger root', strangerKeys);
  const middleKeys = await generateKeys();
  const middle = await X509CertificateGenerator.create({
    serialNumber: '03',
    subject: 'CN=Test intermediate',
    issuer: root.subject,
    ...validity(-30, 300),
    publicKey: middleKeys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
  });

  return {
    rootPem: root.toString('pem'),
    async leaf(kind, names) {
      const keys = await generateKeys();
      const covered = kind === 'wrong-name' ? ['other.test'] : [...names];
      const selfSigned = kind === 'self-signed';
      const issuer = kind === 'untrusted' ? stranger.subject : kind === 'incomplete' ? middle.subject : root.subject;
      const signer = kind === 'untrusted' ? strangerKeys : kind === 'incomplete' ? middleKeys : rootKeys;
      const leaf = await X509CertificateGenerator.create({
        serialNumber: '1f',
        subject: `CN=${covered[0] ?? 'leaf'}`,
        issuer: selfSigned ? `CN=${covered[0] ?? 'leaf'}` : issuer,
        ...(kind === 'expired' ? validity(-60, -1) : kind === 'not-yet-valid' ? validity(2, 60) : validity(-1, 60)),
        publicKey: keys.publicKey,
        signingKey: selfSigned ? keys.privateKey : signer.privateKey,
        signingAlgorithm: algorithm,
        extensions: [
          new SubjectAlternativeNameExtension(covered.map((value) => ({ type: 'dns' as const, value }))),
          new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
        ],
      });
      const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
      const sent = kind === 'untrusted' ? [leaf, stranger] : [leaf];
      return { key: PemConverter.encode(key, 'PRIVATE KEY'), cert: sent.map((c) => c.toString('pem')).join('\n') };
    },
  };
}

function generateKeys() {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function authority(name: string, keys: Awaited<ReturnType<typeof generateKeys>>) {
  return X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${name}`,
    ...validity(-30, 3000),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 2, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
}

function validity(fromDays: number, toDays: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now + fromDays * dayMs), notAfter: new Date(now + toDays * dayMs) };
}
