// Must come first: @peculiar/x509 looks for the metadata functions while it loads.
import '../wire/reflect-metadata';
import { type KeyObject, webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** The certificate that the portal may sign in with instead of a secret. */
export interface ClientCertificate {
  certificatePem: string;
  /** PKCS #8. */
  privateKeyPem: string;
  /** As a key object, which verifies RS256 and PS256 alike: clients differ in what they sign with. */
  publicKey: KeyObject;
}

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

function pem(label: string, bytes: ArrayBuffer): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** Makes a self-signed certificate, valid for a day from `now`. */
export async function createClientCertificate(now: Date): Promise<ClientCertificate> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '01',
      name: 'CN=Reconnect (simulated)',
      notBefore: new Date(now.getTime() - 60_000),
      notAfter: new Date(now.getTime() + 86_400_000),
      signingAlgorithm: algorithm,
      keys,
    },
    webcrypto as Crypto,
  );
  const certificatePem = `${certificate.toString('pem')}\n`;
  return {
    certificatePem,
    privateKeyPem: pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    publicKey: new X509Certificate(certificatePem).publicKey,
  };
}
