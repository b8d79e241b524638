import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokenSource, type TokenSource } from '@/lib/auth/tokens';
import { createVerifier } from '@/lib/auth/verify-token';
import { cloudOrigins } from '@/lib/clouds/cloud-origins';
import { type Config, readConfig } from '@/lib/config';
import { createCloudFetch } from '@/lib/net/cloud-fetch';
import { createNet } from '@/lib/net/create-net';
import type { Net } from '@/lib/net/types';
import { domainRecords } from '@/lib/probes/autodiscover/domain-records';
import type { EvidenceBody, ProbeContext, SubjectRef } from '@/lib/probes/define-probe';
import { accessRules } from '@/lib/probes/device/access-rules';
import { deviceStatistics } from '@/lib/probes/device/device-statistics';
import { devices } from '@/lib/probes/device/devices';
import { managedDevices } from '@/lib/probes/device/managed-devices';
import { mobilePolicies } from '@/lib/probes/device/mobile-policies';
import { organizationSettings } from '@/lib/probes/device/organization-settings';
import { mailboxSettings } from '@/lib/probes/mailbox/mailbox-settings';
import { mailboxUsage } from '@/lib/probes/mailbox/mailbox-usage';
import { recipient } from '@/lib/probes/mailbox/recipient';
import { serviceHealth } from '@/lib/probes/service/service-health';
import { mailApps } from '@/lib/probes/sign-in/mail-apps';
import { signInRules } from '@/lib/probes/sign-in/sign-in-rules';
import { signIns } from '@/lib/probes/sign-in/sign-ins';
import type { Sandbox } from '@/sandbox/start';
import { startTestSandbox } from '@/sandbox/test-client';
import { directoryUser } from './directory-user';
import { organization } from './organization';

// The whole admin side against the simulated tenant: its cloud file, its tokens, its Graph and its Exchange.

let sandbox: Sandbox;
let config: Config;
let net: Net;
let tokens: TokenSource;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const outcome = readConfig(sandbox.env);
  if (!outcome.ok) throw new Error(outcome.faults.join('\n'));
  config = outcome.config;
  net = createNet({ network: config.cloud.network, cloudOrigins: cloudOrigins(config.cloud) });
  tokens = createTokenSource({ ...config, net });
});
afterAll(async () => {
  await net.close();
  await sandbox.close();
});

function contextFor(subject: SubjectRef): { context: ProbeContext; evidence: EvidenceBody[] } {
  const evidence: EvidenceBody[] = [];
  const { cloud, tenantId } = config;
  const host = new URL(cloud.activesync).host;
  const given = {
    activesyncHost: host,
    activesyncUrl: cloud.activesync,
    autodiscoverHost: new URL(cloud.autodiscover).host,
  };
  return {
    evidence,
    context: {
      tenantId,
      subject,
      cloud,
      given: {
        app: 'native',
        deviceId: null,
        own: true,
        asPhone: false,
        now: new Date().toISOString(),
        cloud: { ...given, autodiscoverCnames: cloud.autodiscoverCnames, mxSuffixes: cloud.mxSuffixes },
      },
      net,
      tokens: { app: tokens.app, activesync: (stop) => tokens.onBehalfOf('', stop) },
      // One signal a read, as in a diagnosis: shared by all probes it would hold a listener of each.
      get signal() {
        return AbortSignal.timeout(30_000);
      },
      remainingMs: () => 10_000,
      now: () => new Date(),
      random: () => 0,
      wait: async () => {},
      addEvidence: (entry) => `test-${evidence.push(entry)}`,
    },
  };
}

async function verifiedOid(key: string): Promise<{ oid: string; token: string }> {
  const { tenantId, clientId, cloud } = config;
  const fetch = createCloudFetch(net);
  const verify = createVerifier({ tenantId, clientId, issuer: cloud.issuer, jwksUri: cloud.jwksUri, fetch });
  const outcome = await verify(`Bearer ${await sandbox.mintPortalToken(key)}`);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.actor;
}

describe('the admin probes', () => {
  it('all read the healthy tenant, and no token stands in their evidence', async () => {
    const { oid, token } = await verifiedOid('healthy');
    const { context, evidence } = contextFor({ kind: 'object-id', objectId: oid });
    const person = await directoryUser.run(context, {});
    if (!person.ok || !person.value.found) throw new Error(JSON.stringify(person));
    const observed = { directoryUser: person.value };
    const results = await Promise.all([
      serviceHealth.run(context, {}),
      organization.run(context, {}),
      domainRecords.run(context, observed),
      signIns.run(context, observed),
      mailboxSettings.run(context, observed),
      recipient.run(context, observed),
      devices.run(context, observed),
      deviceStatistics.run(context, observed),
      organizationSettings.run(context, {}),
      accessRules.run(context, {}),
      mobilePolicies.run(context, {}),
      mailboxUsage.run(context, observed),
      managedDevices.run(context, observed),
      mailApps.run(context, observed),
      signInRules.run(context, observed),
    ]);
    expect(results.filter((result) => !result.ok)).toEqual([]);
    const [, , records, , settings, , phones, statistics] = results;
    expect(records).toMatchObject({ value: { autodiscoverCname: config.cloud.autodiscoverCnames[0] } });
    expect(settings).toMatchObject({ value: { found: true, activeSyncEnabled: true } });
    if (!phones?.ok || !statistics?.ok) throw new Error('no phones');
    const ids = phones.value.devices.map((device) => device.deviceId);
    expect(ids.length).toBeGreaterThan(0);
    expect(statistics.value.statistics.map((row) => row.deviceId)).toEqual(ids);
    const app = await tokens.app('exchange', context.signal);
    const text = JSON.stringify(evidence);
    for (const secret of [
      token,
      app.ok ? app.token : 'none',
      config.credential.kind === 'secret' ? config.credential.secret : 'none',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('exchange the person’s token for ActiveSync', async () => {
    const { token } = await verifiedOid('healthy');
    expect(await tokens.onBehalfOf(token, AbortSignal.timeout(10_000))).toMatchObject({ ok: true });
    expect(await tokens.onBehalfOf('no.such.token', AbortSignal.timeout(10_000))).toMatchObject({ ok: false });
  });

  it('take a certificate as well as a secret', async () => {
    const { CLIENT_SECRET: _, ...env } = sandbox.env;
    const files = {
      CLIENT_CERTIFICATE_FILE: path.join(sandbox.dir, 'client-certificate.pem'),
      CLIENT_CERTIFICATE_KEY_FILE: path.join(sandbox.dir, 'client-key.pem'),
    };
    const outcome = readConfig({ ...env, ...files });
    if (!outcome.ok) throw new Error(outcome.faults.join('\n'));
    const source = createTokenSource({ ...outcome.config, net });
    expect(await source.app('graph', AbortSignal.timeout(10_000))).toMatchObject({ ok: true });
    const swapped = { CLIENT_CERTIFICATE_FILE: files.CLIENT_CERTIFICATE_KEY_FILE };
    expect(readConfig({ ...env, ...swapped })).toMatchObject({ ok: false });
  });

  it('find nobody and no mailbox for an address that does not exist', async () => {
    const { context } = contextFor({ kind: 'address', address: 'nobody@contoso.test' });
    expect(await directoryUser.run(context, {})).toEqual({ ok: true, value: { found: false } });
    const observed = { directoryUser: { found: false as const } };
    expect(await mailboxSettings.run(context, observed)).toEqual({ ok: true, value: { found: false } });
    expect(await recipient.run(context, observed)).toEqual({ ok: true, value: { found: false } });
    expect(await devices.run(context, observed)).toEqual({ ok: true, value: { devices: [] } });
    expect(await deviceStatistics.run(context, observed)).toEqual({ ok: true, value: { statistics: [] } });
  });

  it('read every account of every scenario without a malformed answer', async () => {
    for (const { id: key } of sandbox.scenarios) {
      const { oid } = await verifiedOid(key);
      const { context } = contextFor({ kind: 'object-id', objectId: oid });
      const person = await directoryUser.run(context, {});
      if (!person.ok) continue;
      const observed = { directoryUser: person.value };
      const results = await Promise.all([
        signIns.run(context, observed),
        mailboxSettings.run(context, observed),
        recipient.run(context, observed),
        devices.run(context, observed),
        deviceStatistics.run(context, observed),
        mailboxUsage.run(context, observed),
        managedDevices.run(context, observed),
        mailApps.run(context, observed),
        signInRules.run(context, observed),
      ]);
      const odd = results.filter(
        (result) => !result.ok && ['malformed-answer', 'internal-error'].includes(result.failure.reason),
      );
      expect({ key, odd }).toEqual({ key, odd: [] });
    }
  });
});
