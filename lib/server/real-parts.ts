import { createTokenSource } from '@/lib/auth/tokens';
import { createVerifier } from '@/lib/auth/verify-token';
import { cloudOrigins } from '@/lib/clouds/cloud-origins';
import type { Config } from '@/lib/config';
import { systemClock } from '@/lib/diagnosis/clock';
import { realRules } from '@/lib/diagnosis/real-rules';
import type { Log } from '@/lib/log';
import { createCloudFetch } from '@/lib/net/cloud-fetch';
import { createNet } from '@/lib/net/create-net';
import { probes } from '@/lib/probes/registry';
import type { ServerParts } from './create-server';
import { type ExecutionParts, executeJob } from './execution';

/**
 * Pauses between two looks when a change is read back, in milliseconds: close together at first, 20 s in all. Exchange's copies
 * follow within seconds to minutes; who waits longer is told that it does not show yet.
 */
const readBackPausesMs = [500, 1_000, 2_000, 4_000, 4_000, 4_000, 4_500];

/** The parts that speak to the cloud of the configuration. Opens nothing yet. */
export function realParts(config: Config, log: Log): ServerParts {
  const { cloud, tenantId, clientId, credential } = config;
  const network = { network: cloud.network, cloudOrigins: cloudOrigins(cloud) };
  const net = createNet(network);
  const fetch = createCloudFetch(net);
  const tokens = createTokenSource({ cloud, tenantId, clientId, credential, net });
  const shared = { cloud, tenantId, tokens, clock: systemClock, random: Math.random, onBug: log.bug };
  const execution: ExecutionParts = {
    ...shared,
    probes,
    rules: realRules,
    createNet: () => createNet(network),
    secrets: credential.kind === 'secret' ? [credential.secret] : [],
  };
  return {
    verify: createVerifier({ tenantId, clientId, issuer: cloud.issuer, jwksUri: cloud.jwksUri, fetch }),
    run: (job, stop) => executeJob(execution, job, stop),
    world: { ...shared, net, readBackPausesMs },
    close: () => net.close(),
  };
}
