import { createRemoteJWKSet, customFetch, type FetchImplementation } from 'jose';
import * as z from 'zod';

const keySetSchema = z.object({ keys: z.array(z.object({ kid: z.string() }).loose()).min(1) });

/** How long after a failed fetch no other is tried, so that a flood of tokens during an outage stays one request. */
const pauseAfterFailureMs = 5000;

/**
 * Keys of the authority, from the configured address only (`jku`, `x5u` and `jwk` of a token are never looked at).
 * jose holds them 10 minutes and, after a fetch, ignores unknown key ids for 30 seconds
 * (https://github.com/panva/jose/blob/main/docs/jwks/remote/interfaces/RemoteJWKSetOptions.md); this adds that the last
 * good set outlives an outage, and that failures do not multiply fetches. In: address, fetch and a clock in milliseconds.
 */
export function signingKeys(jwksUri: string, fetch: FetchImplementation, now: () => number = Date.now) {
  let lastGood: string | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;

  const keepingFetch: FetchImplementation = async (url, options) => {
    if (now() - failedAt < pauseAfterFailureMs) return fallback(lastGood, new Error('the last fetch of keys failed'));
    try {
      const response = await fetch(url, options);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`the keys were answered with status ${response.status}`);
      keySetSchema.parse(JSON.parse(text));
      lastGood = text;
      return new Response(text);
    } catch (cause) {
      failedAt = now();
      return fallback(lastGood, cause);
    }
  };
  return createRemoteJWKSet(new URL(jwksUri), { [customFetch]: keepingFetch });
}

/** Thrown when there is no key set at all; tells our trouble from a bad token. */
export class KeysUnavailable extends Error {
  override name = 'KeysUnavailable';
}

function fallback(lastGood: string | null, cause: unknown): Response {
  if (lastGood !== null) return new Response(lastGood);
  throw new KeysUnavailable('no signing keys', { cause });
}
