import * as z from 'zod/mini';
import { findingCodes } from './codes';
import { evidenceSchema } from './evidence';
import { phoneTestSchema } from './phone-test-schema';
import { areas, mailApps, outcomes, reasons, reportStatuses, severities, stepIds, verdictStates } from './vocabulary';

/** Arguments of a finding: plain values that the catalogue's texts are filled with. Never a sentence. */
const argsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]));
export type FindingArgs = z.infer<typeof argsSchema>;

export const findingSchema = z.object({
  code: z.enum(findingCodes),
  severity: z.enum(severities),
  args: argsSchema,
  evidence: z.array(z.string()),
});
export type Finding = z.infer<typeof findingSchema>;

export const checkReportSchema = z.object({
  id: z.string(),
  area: z.enum(areas),
  step: z.enum(stepIds),
  outcome: z.enum(outcomes),
  /** Required with `untested` and `cantTell`. */
  reason: z.optional(z.enum(reasons)),
  /** What a person with the right to do so would have to grant or wait for: a permission name, a probe id, a host. */
  reasonDetail: z.optional(z.string()),
  /** When trying again makes sense, with reason `throttled`. */
  retryAt: z.optional(z.string()),
  /** With `untested`: mail or a sign-in of today shows that what could not be looked at did not stop the phone. */
  cleared: z.optional(z.literal(true)),
  findings: z.array(findingSchema),
});
export type CheckReport = z.infer<typeof checkReportSchema>;

export const stepReportSchema = z.object({
  id: z.enum(stepIds),
  outcome: z.nullable(z.enum(outcomes)),
  reason: z.optional(z.enum(reasons)),
});
export type StepReport = z.infer<typeof stepReportSchema>;

export const verdictSchema = z.object({
  state: z.enum(verdictStates),
  primary: z.nullable(z.enum(findingCodes)),
  others: z.array(z.enum(findingCodes)),
  /** How much of what could have blocked the phone was decided. */
  coverage: z.object({ decided: z.number(), undecided: z.array(z.string()) }),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const probeReportSchema = z.object({
  id: z.string(),
  area: z.enum(areas),
  status: z.enum(['waiting', 'running', 'observed', 'unavailable']),
  /** ISO instant of its start; reports of before have none. */
  startedAt: z.optional(z.string()),
  durationMs: z.optional(z.number()),
  failure: z.optional(z.enum(reasons)),
});

export type ProbeReport = z.infer<typeof probeReportSchema>;

/** The phone that the diagnosis judged, in the words of Exchange; all null when the mailbox knows none. */
export const judgedDeviceSchema = z.object({
  deviceId: z.string(),
  name: z.string(),
  model: z.string(),
  os: z.string(),
  platform: z.enum(['ios', 'android', 'outlook', 'windows-phone', 'blackberry', 'other']),
});
export type JudgedDevice = z.infer<typeof judgedDeviceSchema>;

export const reportSchema = z.object({
  id: z.string(),
  schemaVersion: z.number(),
  status: z.enum(reportStatuses),
  subject: z.object({ address: z.string(), requested: z.string(), displayName: z.nullable(z.string()) }),
  app: z.enum(mailApps),
  device: z.nullable(judgedDeviceSchema),
  cloud: z.object({
    name: z.string(),
    notice: z.nullable(z.string()),
    /** Server name that a person types by hand, e.g. `outlook.office365.com`. */
    activesyncHost: z.string(),
    /** Where admins of this cloud go, a URL without final slash; reports of before lack it. */
    adminCentre: z.optional(z.string()),
  }),
  startedAt: z.string(),
  finishedAt: z.nullable(z.string()),
  verdict: z.nullable(verdictSchema),
  steps: z.array(stepReportSchema),
  checks: z.array(checkReportSchema),
  probes: z.array(probeReportSchema),
  evidence: z.array(evidenceSchema),
  /** Facts that guidance needs whatever was found: the record to add, hybrid or not, sign-in name. */
  facts: z.object({
    signInName: z.nullable(z.string()),
    domain: z.nullable(z.string()),
    organisation: z.nullable(z.enum(['cloud-only', 'hybrid'])),
    expectedAutodiscover: z.nullable(z.string()),
  }),
  /** What browsers measured on the networks of the phone, oldest first; left out while nobody has. */
  phoneTests: z.optional(z.array(phoneTestSchema)),
});
export type Report = z.infer<typeof reportSchema>;
export type ReportFacts = Report['facts'];
