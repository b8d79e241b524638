import type { z } from 'zod';
import { defineProbe } from '@/lib/probes/define-probe';
import { readList } from '@/lib/protocols/graph/read';
import { healthSchema } from '@/lib/protocols/graph/resources';
import type { ServiceIssue } from '@/lib/report/observations';

type Health = z.infer<typeof healthSchema>;

/** Open issues of Exchange Online and Microsoft Entra, which signs the phone in. */
export const serviceHealth = defineProbe({
  id: 'serviceHealth',
  area: 'service',
  needs: [],
  deadlineMs: 10_000,
  async run(context) {
    const overviews = await readList(context, {
      label: 'serviceAnnouncement/healthOverviews',
      path: ['admin', 'serviceAnnouncement', 'healthOverviews'],
      query: { $expand: 'issues' },
      permission: 'ServiceHealth.Read.All',
      schema: healthSchema,
    });
    if (!overviews.ok) return overviews;
    const issues = overviews.value.filter(concernsMail).flatMap(openIssues);
    for (const issue of issues) {
      const { id, title, service, feature, classification, status, updatedAt } = issue;
      const values = { id, title, service, feature, classification, status, updatedAt };
      context.addEvidence({ kind: 'setting', label: id, source: 'serviceHealthIssue', values });
    }
    return { ok: true, value: { issues } };
  },
});

/**
 * The list spells Exchange both ways (`id` "Exchange", `service` "Exchange Online"), the page for one service only one:
 * https://learn.microsoft.com/graph/api/serviceannouncement-list-healthoverviews.
 */
function concernsMail({ id, service }: Health): boolean {
  return id.toLowerCase() === 'exchange' || ['exchange online', 'microsoft entra'].includes(service.toLowerCase());
}

function openIssues(overview: Health): ServiceIssue[] {
  return overview.issues
    .map(({ startDateTime, lastModifiedDateTime, endDateTime, isResolved, ...issue }) => ({
      ...issue,
      service: issue.service || overview.service,
      startedAt: startDateTime,
      updatedAt: lastModifiedDateTime ?? startDateTime,
      resolved: isResolved ?? endDateTime !== null,
    }))
    .filter((issue) => !issue.resolved);
}
