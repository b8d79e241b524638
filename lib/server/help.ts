import 'server-only';
import type { Report } from '@/lib/report/report';
import { decisionOrder } from '@/lib/verdict/order';
import { type ProblemCode, problems } from './answer';
import { getConfig } from './configuration';
import { problemAdvice } from './problem-advice';

/** What a page of help about a refused call shows. `status` is HTTP's. */
export interface ProblemHelp {
  code: ProblemCode;
  status: number;
  title: string;
  advice: string;
}

/** Every finding code in the order of decision. */
export const helpOrder = decisionOrder;

/** The cloud that this portal serves, in the shape of a report's; throws when the environment has faults. */
export function helpCloud(): Report['cloud'] {
  const { name, notice, activesync, adminCentre } = getConfig().cloud;
  return { name, notice, activesyncHost: new URL(activesync).hostname, adminCentre };
}

/** Help for the last segment of a problem's `type`; null for a name that is no problem of the API. */
export function problemHelp(name: string): ProblemHelp | null {
  const code = (Object.keys(problems) as ProblemCode[]).find((entry) => entry === name);
  return code === undefined ? null : { code, ...problems[code], advice: problemAdvice[code] };
}
