import type { Fault } from '../scenarios/scenario';
import type { PlaneReply } from './plane';

/** Faults that tests and the control address set, apart from those that scenarios carry. */
export interface Faults {
  /** Adds a fault; null takes all away. A second fault for the same place replaces the first. */
  set(fault: Fault | null): void;
  /** The fault for a place, `own` being those of the account that the request is about; most specific first. */
  find(plane: Fault['plane'], target: string, own?: readonly Fault[]): Fault | null;
}

/** Starts without any fault. */
export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    set(fault) {
      if (fault === null) faults = [];
      else faults = [...faults.filter((old) => old.plane !== fault.plane || old.target !== fault.target), fault];
    },
    find(plane, target, own = []) {
      const all = [...faults, ...own].filter((fault) => fault.plane === plane);
      return all.find((fault) => fault.target === target) ?? all.find((fault) => fault.target === '*') ?? null;
    },
  };
}

/** How a plane words its refusals; `seconds` goes into Retry-After. */
export interface FaultWords {
  unauthorised(): PlaneReply;
  forbidden(code: string | undefined): PlaneReply;
  throttled(): PlaneReply;
  unavailable(): PlaneReply;
}

function retryAfter(reply: PlaneReply, seconds: number | undefined): PlaneReply {
  if (seconds === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(seconds) } };
}

/** Gives the answer that a fault forces, or lets `normal` answer (late, with `slow`). */
export async function withFault(
  fault: Fault | null,
  words: FaultWords,
  normal: () => PlaneReply | Promise<PlaneReply>,
): Promise<PlaneReply> {
  switch (fault?.kind) {
    case undefined:
      return normal();
    case 'down':
      return { status: 0, reset: true };
    case 'slow':
      return { ...(await normal()), waitMs: fault.ms };
    case 'malformed':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[{"id":"4f' };
    case 'unauthorised':
      return words.unauthorised();
    case 'forbidden':
      return words.forbidden(fault.code);
    case 'throttled':
      return retryAfter(words.throttled(), fault.retryAfterSeconds);
    case 'unavailable':
      return retryAfter(words.unavailable(), fault.retryAfterSeconds);
  }
}
