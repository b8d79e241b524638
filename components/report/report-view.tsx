import type { ReactNode } from 'react';
import { AdminPart } from './admin-part';
import { OtherPhones } from './other-phones';
import { PhoneNetworkPart } from './phone-network-part';
import type { PartProps } from './render-options';
import { StepLine } from './step-line';
import { VerdictHead } from './verdict-head';
import { YourPart } from './your-part';

/**
 * A report: verdict first, then what the person can do, what the admin must do, the five steps, and `foot`: the evidence, which the
 * live page loads only when it is wanted. While a diagnosis runs only the head and the line stand. `zone` fixes the time zone where
 * the server renders ("UTC").
 */
export function ReportView({ report, options, zone, foot }: PartProps & { zone?: string; foot?: ReactNode }) {
  return (
    <article>
      <VerdictHead report={report} options={options} {...(zone ? { zone } : {})} />
      <YourPart report={report} options={options} />
      <OtherPhones report={report} options={options} />
      <PhoneNetworkPart report={report} {...(zone ? { zone } : {})} />
      <AdminPart report={report} options={options} />
      <StepLine report={report} options={options} />
      {foot}
    </article>
  );
}
