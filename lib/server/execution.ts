import type { Cloud } from '@/lib/clouds/cloud';
import type { Clock } from '@/lib/diagnosis/clock';
import { givenOf } from '@/lib/diagnosis/given';
import type { Rules } from '@/lib/diagnosis/rules';
import { type RunInput, type RunItem, runDiagnosis } from '@/lib/diagnosis/run';
import type { Job } from '@/lib/diagnosis/supervisor';
import { type TokenSource, tokensFor } from '@/lib/diagnosis/tokens';
import type { Net } from '@/lib/net/types';
import type { Probe } from '@/lib/probes/define-probe';
import { redactEvidence } from '@/lib/redact/evidence';
import { createSecretRemover } from '@/lib/redact/secrets';

/** What every execution shares in one process. */
export interface ExecutionParts {
  cloud: Cloud;
  tenantId: string;
  probes: readonly Probe[];
  rules: Rules;
  tokens: TokenSource;
  /** A network of its own per diagnosis: sockets are pinned to addresses that were checked for this one. */
  createNet(): Net;
  /** Secrets that must never stand in evidence, besides the tokens in use. */
  secrets: readonly string[];
  clock: Clock;
  random(): number;
  onBug(where: string, error: unknown): void;
}

/** Executes a job with real parts; what it opens is closed when it ends, however it ends. */
export async function* executeJob(
  parts: ExecutionParts,
  job: Job,
  stop: AbortSignal,
): AsyncGenerator<RunItem[], void, void> {
  const net = parts.createNet();
  const ended = new AbortController();
  try {
    yield* runDiagnosis(inputOf(parts, job, net, AbortSignal.any([stop, ended.signal])));
  } finally {
    ended.abort();
    await net.close().catch((error: unknown) => parts.onBug('closing the network', error));
  }
}

function inputOf(parts: ExecutionParts, job: Job, net: Net, stop: AbortSignal): RunInput {
  const { cloud, tenantId, clock } = parts;
  const remover = createSecretRemover(parts.secrets);
  const given = givenOf(cloud, job.row.request, job.row.createdAt);
  const { user } = job.row.request;
  return {
    diagnosisId: job.row.id,
    requested: job.row.requestedAddress,
    activesyncHost: given.cloud.activesyncHost,
    hasOwnToken: job.userToken !== null,
    earlier: job.earlier,
    probes: parts.probes,
    rules: parts.rules,
    context: {
      tenantId,
      cloud,
      given,
      net,
      subject: user === null ? { kind: 'object-id', objectId: job.row.createdBy } : { kind: 'address', address: user },
      tokens: tokensFor(parts.tokens, job.userToken, stop, (secret) => remover.remember(secret)),
    },
    clock,
    random: parts.random,
    deadlineAt: job.deadlineAt,
    stop,
    redact: (evidence) => redactEvidence(evidence, remover),
    onBug: parts.onBug,
  };
}
