import { ConnectivityAnalyzer } from '@/components/guidance/analyzer-drawing';
import { remediesFor } from './causes';
import { CodeLine } from './code-line';
import { OutLink } from './out-link';
import type { PartProps } from './render-options';
import { BothNetworks } from './your-part';

/** Step 3 in full: the record to add or the hybrid advice, Microsoft's pages for it, both networks, a second opinion. */
export function AutodiscoverAdvice({ report, options }: PartProps) {
  return (
    <>
      <RecordAdvice report={report} options={options} />
      <ul className="plain">
        <li>
          <OutLink href="https://learn.microsoft.com/microsoft-365/admin/get-help-with-domains/create-dns-records-at-any-dns-hosting-provider">
            Add DNS records to connect a domain
          </OutLink>
        </li>
        <li>
          <OutLink href="https://learn.microsoft.com/microsoft-365/enterprise/external-domain-name-system-records">
            External DNS records for Microsoft 365
          </OutLink>
        </li>
        <li>
          <OutLink href="https://learn.microsoft.com/exchange/hybrid-deployment-prerequisites">
            Prerequisites for hybrid deployments
          </OutLink>
        </li>
      </ul>
      <BothNetworks />
      <SecondOpinion cloud={report.cloud.name} drawn={options.drawings !== false && !drawnAbove({ report, options })} />
    </>
  );
}

/** The analyzer is drawn once: the admin's remedy for a failed step 3 has it already. */
function drawnAbove({ report, options }: PartProps): boolean {
  return remediesFor(report, options.words, 'admin').some(({ remedy }) => remedy.drawing === 'connectivity-analyzer');
}

function RecordAdvice({ report, options }: PartProps) {
  const { domain, expectedAutodiscover, organisation } = report.facts;
  if (organisation === 'hybrid') {
    return (
      <p>
        Your organisation also runs its own Exchange servers (hybrid). The record{' '}
        <code>autodiscover.{domain ?? 'your domain'}</code> stays with those servers, and they send a moved mailbox on
        to Exchange Online. Do not point it at Microsoft 365 while mailboxes remain there.
      </p>
    );
  }
  if (!domain || !expectedAutodiscover) {
    return <p>We do not know yet which record this domain needs. The pages below say how to find it.</p>;
  }
  return (
    <>
      <p>
        A phone finds the mail server through one record of the domain.{' '}
        {organisation === 'cloud-only'
          ? 'All mailboxes of your organisation are in the cloud (cloud-only), so your admin publishes this one:'
          : 'If all mailboxes of your organisation are in the cloud, your admin publishes this one. If it also runs its own Exchange servers (hybrid), the record leads to those instead.'}
      </p>
      <CodeLine
        code={`autodiscover.${domain}.  3600  IN  CNAME  ${expectedAutodiscover}.`}
        what="this record"
        options={options}
      />
    </>
  );
}

/** The analyzer cannot be used with the clouds run apart (learn.microsoft.com/connectivity-analyzer, overview). */
function SecondOpinion({ cloud, drawn }: { cloud: string; drawn: boolean }) {
  if (cloud === 'gcc-high' || cloud === 'dod' || cloud === 'china') {
    return <p className="soft">Microsoft's Remote Connectivity Analyzer cannot test mailboxes of this cloud.</p>;
  }
  return (
    <>
      <h4>A second opinion: Microsoft Remote Connectivity Analyzer</h4>
      <p>
        Microsoft's own test follows the same path from outside. It asks for a password, which this portal never does.
        Use it with a test account, or change the password afterwards. Some red lines are expected for a healthy domain:
        only the headline and the last way that worked count.
      </p>
      <p>
        <OutLink href="https://testconnectivity.microsoft.com/tests/o365">Open the analyzer</OutLink>
      </p>
      {drawn ? <ConnectivityAnalyzer /> : null}
    </>
  );
}
