import './reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import type { VirtualHost } from './world';

/** What is wrong with a host's certificate; `good` when nothing is. */
export type CertificateVariant = NonNullable<VirtualHost['certificate']>;

/** PEM texts for a TLS server: the chain it sends (leaf first) and the leaf's private key. */
export interface ServerCertificate {
  chainPem: string;
  keyPem: string;
}

/** Root and intermediate of the simulated internet. `caPem` is the root, what a client must trust. */
export interface Authority {
  caPem: string;
  /** A server certificate for `names` (host names, `*.` names, address literals), in the given state of disrepair. */
  issue(variant: CertificateVariant, names: readonly string[]): Promise<ServerCertificate>;
}

interface Signer {
  subject: string;
  keys: CryptoKeyPair;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;

/** Validity of leaves in days from now. Good ones live 90 days: within the 200 days that apply from March 2026 (CA/B SC-081). */
const validity: Record<CertificateVariant, readonly [from: number, to: number]> = {
  good: [-10, 80],
  'wrong-name': [-10, 80],
  'self-signed': [-10, 80],
  incomplete: [-10, 80],
  expired: [-120, -30],
  'not-yet-valid': [30, 120],
};

/** A shared-hosting certificate: the usual reason for a wrong name under a customer's own domain. */
const foreignNames = ['server7.webhosting.test', '*.webhosting.test'];

/**
 * Makes a root, an intermediate below it and a function that issues leaves. One key pair serves all leaves: what is told
 * apart here are certificates, not keys, and key generation is the slow part.
 */
export async function createAuthority(now: Date): Promise<Authority> {
  const [rootKeys, intermediateKeys, leafKeys] = await Promise.all([newKeys(), newKeys(), newKeys()]);
  const root: Signer = { subject: 'CN=Sandbox Root CA, O=Sandbox Trust', keys: rootKeys };
  const intermediate: Signer = { subject: 'CN=Sandbox TLS CA 1, O=Sandbox Trust', keys: intermediateKeys };
  const [rootPem, intermediatePem, keyPem] = await Promise.all([
    issueAuthority(root, root, now, 1),
    issueAuthority(intermediate, root, now, 0),
    privateKeyPem(leafKeys.privateKey),
  ]);
  const issued = new Map<string, Promise<ServerCertificate>>();

  async function issueNew(variant: CertificateVariant, names: readonly string[]): Promise<ServerCertificate> {
    const covered = variant === 'wrong-name' ? foreignNames : names;
    const leafPem = await issueLeaf(variant, covered, leafKeys, intermediate, now);
    const withIntermediate = variant !== 'self-signed' && variant !== 'incomplete';
    return { chainPem: withIntermediate ? `${leafPem}\n${intermediatePem}\n` : `${leafPem}\n`, keyPem };
  }

  return {
    caPem: `${rootPem}\n`,
    issue(variant, names) {
      const key = JSON.stringify([variant, names]);
      const known = issued.get(key) ?? issueNew(variant, names);
      issued.set(key, known);
      return known;
    },
  };
}

async function newKeys(): Promise<CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}

/** A certificate authority's own certificate. `below` is how many further authorities may stand under it (RFC 5280 4.2.1.9). */
async function issueAuthority(subject: Signer, issuer: Signer, now: Date, below: number): Promise<string> {
  const certificate = await x509.X509CertificateGenerator.create({
    subject: subject.subject,
    issuer: issuer.subject,
    notBefore: daysFrom(now, -3650),
    notAfter: daysFrom(now, 3650),
    publicKey: subject.keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, below, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(subject.keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
    ],
  });
  return certificate.toString('pem');
}

async function issueLeaf(
  variant: CertificateVariant,
  names: readonly string[],
  keys: CryptoKeyPair,
  intermediate: Signer,
  now: Date,
): Promise<string> {
  const subject = `CN=${names[0] ?? 'localhost'}`;
  const issuer = variant === 'self-signed' ? { subject, keys } : intermediate;
  const [from, to] = validity[variant];
  const certificate = await x509.X509CertificateGenerator.create({
    subject,
    issuer: issuer.subject,
    notBefore: daysFrom(now, from),
    notAfter: daysFrom(now, to),
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }) as const),
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
    ],
  });
  return certificate.toString('pem');
}

function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * dayMs);
}
