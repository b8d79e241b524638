import * as z from 'zod/mini';

/** Answer to starting a diagnosis. */
export const startedSchema = z.object({ id: z.string() });

/** One row of a list of diagnoses: the fields of a report that fit a line. */
export const summarySchema = z.object({
  id: z.string(),
  status: z.string(),
  subject: z.object({ address: z.string() }),
  startedAt: z.string(),
  finishedAt: z.nullable(z.string()),
  verdict: z.nullable(z.object({ state: z.string(), primary: z.nullable(z.string()) })),
});
export type Summary = z.infer<typeof summarySchema>;
export const listSchema = z.object({ diagnoses: z.array(summarySchema) });

/** Answer to making a link. */
export const linkMadeSchema = z.object({ id: z.string(), url: z.string(), expiresAt: z.string() });

/** A link of a diagnosis as its owner sees it later; its address is not kept anywhere. */
export const linkSchema = z.object({
  id: z.string(),
  audience: z.enum(['organization', 'anyone']),
  view: z.enum(['user', 'support']),
  expiresAt: z.string(),
  revokedAt: z.optional(z.nullable(z.string())),
  lastOpenedAt: z.optional(z.nullable(z.string())),
});
export type Link = z.infer<typeof linkSchema>;
export const linkListSchema = z.object({ links: z.array(linkSchema) });
