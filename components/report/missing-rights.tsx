import { reasonText } from '@/lib/checks/reasons';
import type { CheckReport, Report } from '@/lib/report/report';
import { CodeLine } from './code-line';
import type { RenderOptions } from './render-options';

/** The checks that an admin can make possible, one for each right or licence that is missing. */
export function missingRights(report: Pick<Report, 'checks'>): CheckReport[] {
  const rights = new Map<string, CheckReport>();
  for (const check of report.checks) {
    if (check.reason !== 'permission-missing' && check.reason !== 'not-licensed') continue;
    const key = `${check.reason} ${check.reasonDetail}`;
    if (!rights.has(key)) rights.set(key, check);
  }
  return [...rights.values()];
}

/** What has to be granted so that the next check can see more; the way there, or the command. */
export function MissingRights({ checks, options }: { checks: CheckReport[]; options: RenderOptions }) {
  return checks.map((check) => {
    const text = reasonText(check, 'admin');
    return (
      <div className="tight" key={`${check.reason} ${check.reasonDetail}`}>
        <h3>{text?.title}</h3>
        <p>{text?.body}</p>
        {check.reason === 'permission-missing' ? <WayTo right={check.reasonDetail} options={options} /> : null}
      </div>
    );
  });
}

/** Entra's API permissions, or for Exchange's own roles the command (learn.microsoft.com, New-RoleGroup). */
function WayTo({ right, options }: { right: string | undefined; options: RenderOptions }) {
  if (right === 'exchange-role') {
    return (
      <CodeLine
        code={
          'New-RoleGroup -Name "Reconnect readers" -Roles "View-Only Recipients","View-Only Configuration" -Members <object id of the enterprise application>'
        }
        what="this command"
        options={options}
      />
    );
  }
  return (
    <ol className="crumbs small" aria-label="Where to find it">
      <li>Microsoft Entra admin center</li>
      <li>Entra ID</li>
      <li>App registrations</li>
      <li>Reconnect</li>
      <li>API permissions</li>
      <li>{right}</li>
    </ol>
  );
}
