import type { ServiceIssue } from '@/lib/report/observations';
import { defineCheck } from '../define-check';

/**
 * Exchange features that no phone depends on. Feature names are Microsoft's and open-ended, so an unknown one counts as
 * touching mail: missing an outage would send a person to remove the account in the middle of it.
 */
const unrelated =
  /admin|migration|ediscovery|compliance|journal|public folder|transport rule|archiv|message trace|reporting|export|retention|voice ?mail|add-?in/i;

/** Is Microsoft 365 itself in trouble? Open issues only; an incident of Exchange Online that touches mail is the cause. */
export const serviceIncident = defineCheck({
  id: 'service-incident',
  area: 'service',
  step: 'before-you-start',
  needs: ['serviceHealth'],
  codes: ['service/incident', 'service/advisory'],
  evaluate: ({ serviceHealth }, _given, result) => {
    const open = serviceHealth.issues.filter(({ resolved }) => !resolved);
    return result.failed(
      open.map((issue) =>
        result.finding(stopsPhones(issue) ? 'service/incident' : 'service/advisory', {
          id: issue.id,
          title: issue.title,
          service: issue.service,
          startedAt: issue.startedAt,
          updatedAt: issue.updatedAt,
        }),
      ),
    );
  },
});

/** `classification` is an enumeration of Graph and not localised; titles are. */
function stopsPhones({ classification, service, feature }: ServiceIssue): boolean {
  return classification.toLowerCase() === 'incident' && /exchange/i.test(service) && !unrelated.test(feature);
}
