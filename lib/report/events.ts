import * as z from 'zod/mini';
import { evidenceSchema } from './evidence';
import { checkReportSchema, judgedDeviceSchema, probeReportSchema, stepReportSchema, verdictSchema } from './report';
import { areas, mailApps, reasons } from './vocabulary';

/** `seq` rises by one from 1 within a diagnosis; `at` is an ISO instant of the writer's clock. */
const base = { seq: z.number(), at: z.string() };

/**
 * One line of a diagnosis' journal. The server folds these to what it stores, the browser to what it shows.
 * A stream ends with exactly one of the three final types.
 */
export const reportEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('diagnosis-started'),
    diagnosisId: z.string(),
    requested: z.string(),
    app: z.enum(mailApps),
    cloud: z.object({
      name: z.string(),
      notice: z.nullable(z.string()),
      activesyncHost: z.string(),
      adminCentre: z.optional(z.string()),
    }),
    probes: z.array(z.object({ id: z.string(), area: z.enum(areas) })),
  }),
  z.object({ ...base, type: z.literal('probe-started'), probe: z.string() }),
  z.object({
    ...base,
    type: z.literal('probe-finished'),
    probe: probeReportSchema,
    evidence: z.array(evidenceSchema),
  }),
  /** Sent when the directory has named the person: the primary address and what guidance needs. */
  z.object({
    ...base,
    type: z.literal('subject-resolved'),
    address: z.string(),
    displayName: z.nullable(z.string()),
    signInName: z.nullable(z.string()),
  }),
  z.object({ ...base, type: z.literal('device-chosen'), device: z.nullable(judgedDeviceSchema) }),
  z.object({
    ...base,
    type: z.literal('facts-known'),
    domain: z.nullable(z.string()),
    organisation: z.nullable(z.enum(['cloud-only', 'hybrid'])),
    expectedAutodiscover: z.nullable(z.string()),
  }),
  z.object({ ...base, type: z.literal('check-finished'), check: checkReportSchema }),
  z.object({ ...base, type: z.literal('step-finished'), step: stepReportSchema }),
  z.object({ ...base, type: z.literal('verdict-reached'), verdict: verdictSchema }),
  z.object({ ...base, type: z.literal('diagnosis-finished') }),
  z.object({ ...base, type: z.literal('diagnosis-failed'), reason: z.enum(reasons) }),
  z.object({ ...base, type: z.literal('diagnosis-interrupted') }),
]);
export type ReportEvent = z.infer<typeof reportEventSchema>;

/** An event before the journal has numbered and dated it. */
export type EventBody = ReportEvent extends infer E ? (E extends ReportEvent ? Omit<E, 'seq' | 'at'> : never) : never;
