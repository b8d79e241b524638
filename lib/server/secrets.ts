import { createHash, randomBytes } from 'node:crypto';

/** A secret that opens something: `bytes` random ones in base64url. */
export function newSecret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/** SHA-256 of a secret text: only this is stored. */
export function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
