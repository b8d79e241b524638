import type { Given, Observations } from '@/lib/report/observations';
import type { ReportFacts } from '@/lib/report/report';
import { ownExchangeUrl } from './autodiscover/way';
import { isOnPremises } from './mailbox/recipient-kind';

/** What guidance needs whatever was found. */
export type Facts = Pick<ReportFacts, 'domain' | 'organisation' | 'expectedAutodiscover'>;

/**
 * Derives the mail domain, whether the organisation also runs its own Exchange, and the record that should be published.
 * Hybrid: this mailbox is on-premises, or Autodiscover leads to an Exchange that is not the cloud's. Cloud-only needs both
 * facts; with one of them missing it is null, since the two get opposite advice about the record.
 */
export function factsOf(observed: Partial<Observations>, given: Given): Facts {
  const domain = domainOf(observed);
  return {
    domain,
    organisation: organisationOf(observed, given),
    expectedAutodiscover: observed.domainRecords?.autodiscoverCname ?? given.cloud.autodiscoverCnames[0] ?? null,
  };
}

function domainOf(observed: Partial<Observations>): string | null {
  if (observed.autodiscoverDns !== undefined) return observed.autodiscoverDns.domain;
  if (observed.domainRecords !== undefined) return observed.domainRecords.domain;
  if (!observed.directoryUser?.found) return null;
  const { primaryAddress } = observed.directoryUser;
  const at = primaryAddress.lastIndexOf('@');
  return at < 0 ? null : primaryAddress.slice(at + 1).toLowerCase();
}

function organisationOf(observed: Partial<Observations>, given: Given): Facts['organisation'] {
  const { recipient, autodiscoverXml } = observed;
  if (recipient !== undefined && isOnPremises(recipient, observed.directoryUser)) return 'hybrid';
  const attempts = autodiscoverXml?.attempts ?? [];
  if (ownExchangeUrl(attempts, given.cloud) !== null) return 'hybrid';
  return recipient?.found && autodiscoverXml !== undefined ? 'cloud-only' : null;
}
