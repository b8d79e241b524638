import type { z } from 'zod';
import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { type GraphOutcome, readList } from '@/lib/protocols/graph/read';
import { healthSchema, issueSchema } from '@/lib/protocols/graph/resources';
import type { ServiceIssue } from '@/lib/report/observations';

type Health = z.infer<typeof healthSchema>;
type Issue = z.infer<typeof issueSchema>;

const permission = 'ServiceHealth.Read.All';

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
      permission,
      schema: healthSchema,
    });
    if (!overviews.ok) return overviews;
    const found = await issuesOf(context, overviews.value.filter(concernsMail));
    if (!found.ok) return found;
    const issues = found.value.filter(({ resolved }) => !resolved);
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

/** Issues as expanded, or from their own list when a troubled service came without. A service in order has none. */
async function issuesOf(context: ProbeContext, overviews: readonly Health[]): Promise<GraphOutcome<ServiceIssue[]>> {
  const untold = overviews.filter(({ issues, status }) => issues === null && !/^(|serviceoperational)$/.test(status));
  const expanded = overviews.flatMap(({ issues, service }) => (issues ?? []).map((issue) => toIssue(issue, service)));
  if (untold.length === 0) return { ok: true, value: expanded };
  const label = 'serviceAnnouncement/issues';
  const path = ['admin', 'serviceAnnouncement', 'issues'];
  const listed = await readList(context, { label, path, permission, schema: issueSchema });
  if (!listed.ok) return listed;
  // An overview may come with its id alone; the list of issues has only the service's name.
  const names = new Set(untold.map(({ id, service }) => (service || exchangeName(id)).toLowerCase()));
  const own = listed.value.filter(({ service }) => names.has(service.toLowerCase()));
  return { ok: true, value: [...expanded, ...own.map((issue) => toIssue(issue, issue.service))] };
}

function exchangeName(id: string): string {
  return id.toLowerCase() === 'exchange' ? 'Exchange Online' : id;
}

/** States in which an issue is over, for answers without `isResolved` (Graph `serviceHealthStatus`). */
const over = /^(serviceoperational|servicerestored|postincidentreviewpublished|falsepositive|resolved|mitigated)/;

function toIssue(
  { startDateTime, lastModifiedDateTime, endDateTime, isResolved, ...issue }: Issue,
  service: string,
): ServiceIssue {
  return {
    ...issue,
    service: issue.service || service,
    startedAt: startDateTime ?? lastModifiedDateTime ?? '',
    updatedAt: lastModifiedDateTime ?? startDateTime ?? '',
    resolved: isResolved ?? (endDateTime !== null || over.test(issue.status)),
  };
}
