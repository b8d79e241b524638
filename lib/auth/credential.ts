import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** How the portal proves to the authority that it is itself. */
export type Credential =
  | { kind: 'secret'; secret: string }
  | {
      kind: 'certificate';
      /** PEM of the certificate and, after it, its chain. */
      certificate: string;
      /** PEM, unencrypted. */
      privateKey: string;
      /** SHA-256 of the certificate, 64 hex digits. */
      thumbprintSha256: string;
    }
  /** A file with a token of another issuer (workload identity); read anew for each use, since it is renewed. */
  | { kind: 'federated'; tokenFile: string };

type Get = (name: string) => string | undefined;
type Report = (sentence: string) => void;

const variables = ['CLIENT_SECRET', 'CLIENT_CERTIFICATE_FILE', 'CLIENT_FEDERATED_TOKEN_FILE'] as const;

/**
 * Reads the one credential that the environment names. In: a reader of variables and a reporter of faults. Out: the
 * credential, or null after at least one fault was reported. No fault quotes a value.
 */
export function readCredential(get: Get, report: Report): Credential | null {
  const given = variables.filter((name) => get(name) !== undefined);
  const [name] = given;
  if (name === undefined) {
    report(`CLIENT_SECRET is missing (or one of ${variables.slice(1).join(', ')}).`);
    return null;
  }
  if (given.length > 1) {
    report(`Only one of ${given.join(', ')} may be set.`);
    return null;
  }
  const value = get(name) ?? '';
  if (name === 'CLIENT_SECRET') return { kind: 'secret', secret: value };
  if (name === 'CLIENT_CERTIFICATE_FILE') return readCertificate(value, get('CLIENT_CERTIFICATE_KEY_FILE'), report);
  if (readText(value) === null) {
    report('CLIENT_FEDERATED_TOKEN_FILE cannot be read.');
    return null;
  }
  return { kind: 'federated', tokenFile: value };
}

function readCertificate(file: string, keyFile: string | undefined, report: Report): Credential | null {
  const text = readText(file);
  const keyText = keyFile === undefined ? text : readText(keyFile);
  const keyVariable = keyFile === undefined ? 'CLIENT_CERTIFICATE_FILE' : 'CLIENT_CERTIFICATE_KEY_FILE';
  if (text === null) report('CLIENT_CERTIFICATE_FILE cannot be read.');
  if (keyText === null && keyFile !== undefined) report('CLIENT_CERTIFICATE_KEY_FILE cannot be read.');
  if (text === null || keyText === null) return null;
  const chain = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)?.join('\n');
  const privateKey = /-----BEGIN (?:RSA )?PRIVATE KEY-----[^-]+-----END (?:RSA )?PRIVATE KEY-----/.exec(keyText)?.[0];
  if (chain === undefined) report('CLIENT_CERTIFICATE_FILE holds no certificate in PEM form.');
  if (privateKey === undefined) report(`${keyVariable} holds no unencrypted private key in PEM form.`);
  if (chain === undefined || privateKey === undefined) return null;
  try {
    const certificate = new X509Certificate(chain);
    if (!certificate.checkPrivateKey(createPrivateKey(privateKey))) {
      report(`${keyVariable} holds a key that does not belong to the certificate.`);
      return null;
    }
    const thumbprintSha256 = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
    return { kind: 'certificate', certificate: chain, privateKey, thumbprintSha256 };
  } catch {
    // OpenSSL's messages may quote key material.
    report('CLIENT_CERTIFICATE_FILE or its key cannot be decoded.');
    return null;
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
