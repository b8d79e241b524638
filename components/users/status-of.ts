import type { Report } from '@/lib/report/report';
import { type AccountStatus, accountOf, mailboxOf } from './account-facts';
import { type AutodiscoverStatus, autodiscoverOf } from './autodiscover-facts';
import type { Known } from './evidence-facts';
import { type PhoneStatus, phonesOf } from './phone-facts';
import { type SignInsStatus, signInsOf } from './sign-in-facts';

/** Everything that a person's page shows of one ended check. */
export interface PersonStatus {
  /** ISO instant at which the services were asked. */
  at: string;
  account: Known<AccountStatus>;
  mailbox: Known<AccountStatus>;
  phones: Known<PhoneStatus[]>;
  autodiscover: Known<AutodiscoverStatus>;
  signIns: Known<SignInsStatus>;
}

/** Groups the evidence of a report by what it is about. Pure: the report is the only source, so both say the same. */
export function statusOf(report: Report): PersonStatus {
  return {
    at: report.finishedAt ?? report.startedAt,
    account: accountOf(report),
    mailbox: mailboxOf(report),
    phones: phonesOf(report),
    autodiscover: autodiscoverOf(report),
    signIns: signInsOf(report),
  };
}
