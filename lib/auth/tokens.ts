import { readFile } from 'node:fs/promises';
import {
  AuthError,
  ConfidentialClientApplication,
  type Configuration,
  InteractionRequiredAuthError,
} from '@azure/msal-node';
import type { Cloud } from '@/lib/clouds/cloud';
import type { Net } from '@/lib/net/types';
import type { TokenOutcome } from '@/lib/probes/define-probe';
import type { ProbeFailure } from '@/lib/report/observations';
import type { Credential } from './credential';
import { LoginFailed, type LoginNetworkOptions, loginNetwork } from './login-network';

/** What a person's own token for Exchange may be used for. */
export type ExchangePermission = 'EAS.AccessAsUser.All' | 'Exchange.Manage';

/** Gets tokens of other services for the portal. Nothing is kept on disk; failures are values. */
export interface TokenSource {
  /**
   * App-only token, at most five minutes old, or older when the authority is away; concurrent calls share one request.
   * Fresh, because consent given meanwhile stands only in a new token, and "Check again" must see it.
   */
  app(audience: 'graph' | 'exchange', signal: AbortSignal): Promise<TokenOutcome>;
  /**
   * Token for Exchange as the person whose portal token this is, for ActiveSync unless told. Never held: nothing can reach
   * another person. `Exchange.Manage` lets an admin's own Exchange roles decide.
   */
  onBehalfOf(userToken: string, signal: AbortSignal, permission?: ExchangePermission): Promise<TokenOutcome>;
}

export interface TokenSourceOptions extends Omit<LoginNetworkOptions, 'net'> {
  cloud: Cloud;
  tenantId: string;
  clientId: string;
  credential: Credential;
  net: Pick<Net, 'cloudRequest'>;
}

const freshMs = 5 * 60_000;

/** Makes the token source of one app registration over a long-lived `Net`. Opens nothing yet. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { cloud } = options;
  const configuration = configurationOf(options);
  const appClient = new ConfidentialClientApplication(configuration);
  const { now = () => new Date() } = options;
  const pending = new Map<string, Promise<TokenOutcome>>();
  const acquiredAt = new Map<string, number>();

  async function acquireApp(scope: string): Promise<TokenOutcome> {
    const acquire = (skipCache: boolean) =>
      outcomeOf(() => appClient.acquireTokenByClientCredential({ scopes: [scope], skipCache }), 'app');
    const held = acquiredAt.get(scope);
    const startedAt = now().getTime();
    if (held !== undefined && startedAt - held < freshMs) return acquire(false);
    const outcome = await acquire(true);
    if (outcome.ok) acquiredAt.set(scope, startedAt);
    // MSAL still has the older one; it asks again only when that has ended.
    else if (held !== undefined && outcome.failure.reason !== 'permission-missing') return acquire(false);
    return outcome;
  }

  return {
    app(audience, signal) {
      const scope = `${audience === 'graph' ? cloud.graphResource : cloud.resource}/.default`;
      let request = pending.get(scope);
      if (request === undefined) {
        request = acquireApp(scope).finally(() => pending.delete(scope));
        pending.set(scope, request);
      }
      return unlessAborted(request, signal, cloud);
    },
    onBehalfOf(userToken, signal, permission = 'EAS.AccessAsUser.All') {
      // A client of its own per exchange: its cache dies with it, so tokens of persons do not pile up or mix.
      const client = new ConfidentialClientApplication(configuration);
      const scopes = [`${cloud.resource}/${permission}`];
      const request = outcomeOf(() => client.acquireTokenOnBehalfOf({ oboAssertion: userToken, scopes }), 'person');
      return unlessAborted(request, signal, cloud);
    },
  };
}

function configurationOf(options: TokenSourceOptions): Configuration {
  const { cloud, tenantId, clientId, credential } = options;
  return {
    auth: {
      clientId,
      authority: `${cloud.authority}/${tenantId}`,
      // Spares the question whether the host is a Microsoft one, which a simulated or sovereign cloud cannot answer.
      knownAuthorities: [new URL(cloud.authority).host],
      ...(cloud.authorityMetadata ? { authorityMetadata: JSON.stringify(cloud.authorityMetadata) } : {}),
      ...authOf(credential),
    },
    system: { networkClient: loginNetwork(options), disableInternalRetries: true },
  };
}

function authOf(credential: Credential): Partial<Configuration['auth']> {
  if (credential.kind === 'secret') return { clientSecret: credential.secret };
  if (credential.kind === 'federated') {
    return { clientAssertion: async () => (await readFile(credential.tokenFile, 'utf8')).trim() };
  }
  const { thumbprintSha256, privateKey, certificate } = credential;
  return { clientCertificate: { thumbprintSha256, privateKey, x5c: certificate } };
}

async function outcomeOf(
  acquire: () => Promise<{ accessToken: string } | null>,
  who: 'app' | 'person',
): Promise<TokenOutcome> {
  try {
    const token = (await acquire())?.accessToken;
    return token ? { ok: true, token } : { ok: false, failure: { reason: 'malformed-answer', detail: 'token' } };
  } catch (error) {
    return { ok: false, failure: failureOf(error, who) };
  }
}

/**
 * Errors on which a new sign-in of the person changes nothing, only an admin does: consent (65001, 65004, 90094, 90095),
 * the app or its credential (700016, 7000215, 7000222, 700027), the resource (500011, 650052, 650057), assignment (50105).
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const adminOnly = new Set(
  '65001 65004 90094 90095 700016 7000215 7000222 700027 500011 650052 650057 50105'.split(' ').map(Number),
);

function failureOf(error: unknown, who: 'app' | 'person'): ProbeFailure {
  if (error instanceof LoginFailed) return error.failure;
  if (!(error instanceof AuthError)) {
    // The federated token's file is gone: the app cannot prove itself.
    return { reason: 'permission-missing', detail: 'client-credential' };
  }
  const number = /AADSTS(\d{4,8})/.exec(`${error.errorMessage} ${error.message}`)?.[1];
  const detail = number === undefined ? error.errorCode : `AADSTS${number}`;
  const needsPerson = error instanceof InteractionRequiredAuthError || error.errorCode === 'invalid_grant';
  const signIn = who === 'person' && needsPerson && !adminOnly.has(Number(number));
  return { reason: signIn ? 'sign-in-needed' : 'permission-missing', detail };
}

/** The request itself goes on, since others may wait for it; it has deadlines of its own. */
async function unlessAborted(request: Promise<TokenOutcome>, signal: AbortSignal, cloud: Cloud): Promise<TokenOutcome> {
  const detail = new URL(cloud.authority).host;
  const timedOut: TokenOutcome = { ok: false, failure: { reason: 'timed-out', detail } };
  if (signal.aborted) return timedOut;
  let stop = () => {};
  const aborted = new Promise<TokenOutcome>((resolve) => {
    stop = () => resolve(timedOut);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([request, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
