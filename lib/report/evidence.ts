import * as z from 'zod/mini';

/** What a TLS handshake showed, as typed facts. Times are ISO instants, names lower case. */
export const certificateFactsSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  names: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string(),
  fingerprint256: z.string(),
  /** `null` when the chain verifies, the name matches and the dates are good; else why a phone refuses it. */
  problem: z.nullable(
    z.enum(['expired', 'not-yet-valid', 'name-mismatch', 'self-signed', 'incomplete-chain', 'untrusted', 'other']),
  ),
  protocol: z.nullable(z.string()),
});
export type CertificateFacts = z.infer<typeof certificateFactsSchema>;

const base = { id: z.string(), at: z.string(), probe: z.string() };
const headersSchema = z.record(z.string(), z.string());

/**
 * What was sent and received, redacted, after HAR (http://www.softwareishard.com/blog/har-12-spec/) where it is HTTP.
 * Findings point to evidence by `id`. `label` names the thing in the report's language-neutral terms (a host, a cmdlet).
 */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('http-exchange'),
    label: z.string(),
    /** Cmdlet or Graph resource when the exchange is a Microsoft admin call. */
    request: z.object({ method: z.string(), url: z.string(), headers: headersSchema, body: z.optional(z.string()) }),
    response: z.nullable(z.object({ status: z.number(), headers: headersSchema, body: z.optional(z.string()) })),
    address: z.nullable(z.string()),
    durationMs: z.number(),
    failure: z.optional(z.string()),
    requestId: z.optional(z.string()),
    /** How the exchange fits the documented order; a healthy cloud domain has `not-used` and `expected` misses. */
    role: z.optional(z.enum(['expected', 'fallback', 'not-used'])),
    /** A command of ActiveSync: its binary bodies are not kept, only their sizes in bytes and the statuses in the answer. */
    command: z.optional(
      z.object({
        name: z.enum(['FolderSync', 'Provision']),
        sentBytes: z.number(),
        receivedBytes: z.nullable(z.number()),
        status: z.nullable(z.number()),
        policyStatus: z.nullable(z.number()),
      }),
    ),
  }),
  z.object({
    ...base,
    kind: z.literal('dns-answer'),
    label: z.string(),
    name: z.string(),
    recordType: z.string(),
    outcome: z.enum(['answered', 'no-data', 'no-such-name', 'failed']),
    answers: z.array(z.string()),
    ttlSeconds: z.nullable(z.number()),
    resolver: z.string(),
    durationMs: z.number(),
  }),
  z.object({
    ...base,
    kind: z.literal('certificate'),
    label: z.string(),
    host: z.string(),
    address: z.nullable(z.string()),
    certificate: z.nullable(certificateFactsSchema),
    failure: z.optional(z.string()),
    durationMs: z.number(),
  }),
  z.object({
    ...base,
    kind: z.literal('setting'),
    label: z.string(),
    source: z.string(),
    values: z.record(z.string(), z.string()),
  }),
  z.object({
    ...base,
    kind: z.literal('device'),
    label: z.string(),
    source: z.string(),
    deviceId: z.string(),
    values: z.record(z.string(), z.string()),
  }),
  z.object({ ...base, kind: z.literal('token-claims'), label: z.string(), values: z.record(z.string(), z.string()) }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;
