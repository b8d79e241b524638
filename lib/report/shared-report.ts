import * as z from 'zod/mini';
import { reportSchema } from './report';

/** What a link shows: a report frozen when the link was made, redacted for its audience and view. */
export const sharedReportSchema = z.extend(reportSchema, {
  link: z.object({
    audience: z.enum(['organization', 'anyone']),
    view: z.enum(['user', 'support']),
    createdAt: z.string(),
    expiresAt: z.string(),
  }),
});
export type SharedReport = z.infer<typeof sharedReportSchema>;
