import { contextWithin, type QuestionSource } from '@/lib/diagnosis/context-within';
import { readPage } from '@/lib/protocols/exchange-admin/read-page';
import { pageWithinMs } from './limits';
import type { SweepParts } from './sweep';
import { sweepProperties } from './sweep-page';

/** Reads pages of the tenant's phones (`Get-MobileDevice -ResultSize Unlimited`), each within a minute, retries included. */
export function devicePages(source: QuestionSource): SweepParts['read'] {
  const parameters = { ResultSize: 'Unlimited' };
  const invocation = { cmdlet: 'Get-MobileDevice', parameters, select: sweepProperties };
  return (next, signal) =>
    contextWithin(source, pageWithinMs, signal, (context) => readPage(invocation, next, context));
}
