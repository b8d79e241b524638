import * as z from 'zod';
import type { Fault } from '../scenarios/scenario';

const place = { plane: z.enum(['graph', 'exchange', 'login', 'wire', 'dns']), target: z.string().min(1) };
const seconds = z.number().int().nonnegative();

const parsed = z.discriminatedUnion('kind', [
  z.object({ ...place, kind: z.literal('down') }),
  z.object({ ...place, kind: z.literal('slow'), ms: seconds }),
  z.object({ ...place, kind: z.literal('malformed') }),
  z.object({ ...place, kind: z.literal('unauthorised') }),
  z.object({ ...place, kind: z.literal('forbidden'), code: z.string().exactOptional() }),
  z.object({ ...place, kind: z.literal('throttled'), retryAfterSeconds: seconds }),
  z.object({ ...place, kind: z.literal('unavailable'), retryAfterSeconds: seconds.exactOptional() }),
]);

/** A fault as the control address takes it. */
export const faultSchema: z.ZodType<Fault> = parsed;
