'use client';

import type { ReactNode } from 'react';
import type { Report } from '@/lib/report/report';
import { AutodiscoverPart } from './autodiscover-part';
import type { Known } from './evidence-facts';
import { PhoneCards } from './phone-cards';
import { SignInRows } from './sign-in-rows';
import { type PersonStatus, statusOf } from './status-of';
import { Facts, KnownPart, StatusSection } from './status-section';

interface PartsProps {
  /** Null while the report is on its way, or when it cannot be read: then the other parts stand alone. */
  report: Report | null;
  /** What an admin can change; it stands behind the phones, and stays as it is when the report comes. */
  mend: ReactNode;
  history: ReactNode;
}

/** What the last check saw of a person, part by part. */
export function StatusParts({ report, mend, history }: PartsProps) {
  const status = report && statusOf(report);
  return (
    <div className="person">
      <div className="person-side">{status ? <SideParts {...status} /> : null}</div>
      <div className="person-main">
        {status ? (
          <section className="part" aria-labelledby="phones">
            <h2 id="phones">Phones</h2>
            <KnownPart of={status.phones}>{(all) => <PhoneCards phones={all} />}</KnownPart>
          </section>
        ) : null}
        {mend}
        {status ? <WayParts {...status} /> : null}
        {history}
      </div>
    </div>
  );
}

function SideParts({ account, mailbox }: PersonStatus) {
  return (
    <>
      <StatusSection id="account" title="Account" brief={briefOf(account, ({ brief }) => brief)}>
        <KnownPart of={account}>{({ facts }) => <Facts facts={facts} />}</KnownPart>
      </StatusSection>
      <StatusSection id="mailbox" title="Mailbox switches" brief={briefOf(mailbox, ({ brief }) => brief)}>
        <KnownPart of={mailbox}>{({ facts }) => <Facts facts={facts} />}</KnownPart>
      </StatusSection>
    </>
  );
}

function WayParts({ autodiscover, signIns }: PersonStatus) {
  const rows = briefOf(signIns, (known) => `${known.rows.length} of mail apps`);
  return (
    <>
      <StatusSection
        id="autodiscover"
        title="The domain’s Autodiscover"
        brief={briefOf(autodiscover, ({ brief }) => brief)}
      >
        <KnownPart of={autodiscover}>{(known) => <AutodiscoverPart {...known} />}</KnownPart>
      </StatusSection>
      <StatusSection id="sign-ins" title="Recent sign-ins" brief={rows}>
        <KnownPart of={signIns}>{(known) => <SignInRows {...known} />}</KnownPart>
      </StatusSection>
    </>
  );
}

function briefOf<T>(of: Known<T>, brief: (value: T) => string): string {
  return of.known ? brief(of.value) : 'could not be checked';
}
