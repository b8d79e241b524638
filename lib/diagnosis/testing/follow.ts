import type { EventBody } from '@/lib/report/events';
import { type RunInput, type RunItem, runDiagnosis } from '../run';

/** Runs to the end in the background; `items` grows as batches come. */
export function follow(input: RunInput) {
  const items: RunItem[] = [];
  const batches: RunItem[][] = [];
  const done = (async () => {
    for await (const batch of runDiagnosis(input)) {
      batches.push(batch);
      items.push(...batch);
    }
  })();
  return { items, batches, done, lines: () => items.map(({ event }) => lineOf(event)) };
}

function lineOf(event: EventBody): string {
  if (event.type === 'probe-started') return `start ${event.probe}`;
  if (event.type === 'probe-finished') return `end ${event.probe.id} ${event.probe.failure ?? event.probe.status}`;
  if (event.type === 'check-finished') return `check ${event.check.id} ${event.check.outcome}`;
  if (event.type === 'step-finished') return `step ${event.step.id}`;
  return event.type;
}
