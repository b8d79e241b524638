import { AdminPart } from './admin-part';
import { EvidencePart } from './evidence-part';
import { OtherPhones } from './other-phones';
import type { PartProps } from './render-options';
import { StepLine } from './step-line';
import { VerdictHead } from './verdict-head';
import { YourPart } from './your-part';

/**
 * A report: verdict first, then what the person can do, what the admin must do, the five steps, the evidence. While a
 * diagnosis runs only the head and the line stand. `zone` fixes the time zone where the server renders ("UTC").
 */
export function ReportView({ report, options, zone }: PartProps & { zone?: string }) {
  return (
    <article>
      <VerdictHead report={report} options={options} {...(zone ? { zone } : {})} />
      <YourPart report={report} options={options} />
      <OtherPhones report={report} options={options} />
      <AdminPart report={report} options={options} />
      <StepLine report={report} options={options} />
      <EvidencePart report={report} options={options} />
    </article>
  );
}
