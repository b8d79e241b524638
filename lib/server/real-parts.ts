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

/** The parts that speak to the cloud of the configuration. Opens nothing yet. */
export function realParts(config: Config, log: Log): ServerParts {
  const { cloud, tenantId, clientId, credential } = config;
  const network = { network: cloud.network, cloudOrigins: cloudOrigins(cloud) };
  const net = createNet(network);
  const fetch = createCloudFetch(net);
  const execution: ExecutionParts = {
    cloud,
    tenantId,
    probes,
    rules: realRules,
    tokens: createTokenSource({ cloud, tenantId, clientId, credential, net }),
    createNet: () => createNet(network),
    secrets: credential.kind === 'secret' ? [credential.secret] : [],
    clock: systemClock,
    random: Math.random,
    onBug: log.bug,
  };
  return {
    verify: createVerifier({ tenantId, clientId, issuer: cloud.issuer, jwksUri: cloud.jwksUri, fetch }),
    run: (job, stop) => executeJob(execution, job, stop),
    close: () => net.close(),
  };
}
