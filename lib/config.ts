import path from 'node:path';
import manifest from '@/package.json';
import { type Credential, readCredential } from './auth/credential';
import type { Cloud } from './clouds/cloud';
import { isLoopback } from './clouds/loopback';
import { cloudNames, microsoftCloud } from './clouds/microsoft-clouds';
import { readCloudFile } from './clouds/read-cloud-file';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Everything that the environment decides, checked once at the start. */
export interface Config {
  port: number;
  /** Listen address. */
  host: string;
  /** Public base URL, without a trailing slash. */
  portalUrl: string;
  /** Reverse proxies whose `X-Forwarded-For` entries count. */
  trustedProxies: number;
  cloud: Cloud;
  /** GUIDs, lower case. */
  tenantId: string;
  clientId: string;
  credential: Credential;
  database: { kind: 'pglite'; dir: string } | { kind: 'postgres'; url: string };
  /** Per signed-in person; 0 means no limit. */
  diagnosesPerHour: number;
  retentionDays: number;
  linkMaxDays: number;
  /** Hours between two readings of the tenant's phones for the admins' queue; 0 means that there are none. */
  sweepHours: number;
  /** Origins of the operator that have one address family only; null where none is set. */
  probeHosts: { ipv4: string | null; ipv6: string | null };
  logLevel: LogLevel;
  /** Of this program, from package.json. */
  version: string;
}

/** The configuration, or every fault as a sentence that names its variable and never quotes a secret. */
export type ConfigOutcome = { ok: true; config: Config } | { ok: false; faults: string[] };

type Environment = Record<string, string | undefined>;
type Report = (sentence: string) => void;

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Reads the environment (README, section "Variables"). In: an environment such as `process.env`; empty text counts as
 * not set. Out: the configuration, or all faults at once. Reads the files that variables point to; never throws.
 */
export function readConfig(env: Environment): ConfigOutcome {
  const faults: string[] = [];
  const report: Report = (sentence) => faults.push(sentence);
  const get = (name: string): string | undefined => env[name]?.trim() || undefined;

  const port = integer(get('PORT'), 'PORT', { least: 1, most: 65_535, otherwise: 3000 }, report);
  const host = get('HOST') ?? '127.0.0.1';
  if (/[\s/]/.test(host)) report('HOST must be an address or a host name, without scheme or path.');
  const tenantId = identifier(get('TENANT_ID'), 'TENANT_ID', report);
  const cloud = readCloud(get, tenantId, report);
  const credential = readCredential(get, report);
  const config = {
    port,
    host,
    portalUrl: readPortalUrl(get('PORTAL_URL'), host, port, report),
    trustedProxies: integer(get('TRUSTED_PROXIES'), 'TRUSTED_PROXIES', { least: 0, most: 32, otherwise: 0 }, report),
    tenantId,
    clientId: identifier(get('CLIENT_ID'), 'CLIENT_ID', report),
    database: readDatabase(get, report),
    diagnosesPerHour: integer(
      get('DIAGNOSES_PER_HOUR'),
      'DIAGNOSES_PER_HOUR',
      { least: 0, most: 1_000_000, otherwise: 60 },
      report,
    ),
    retentionDays: integer(get('RETENTION_DAYS'), 'RETENTION_DAYS', { least: 1, most: 3650, otherwise: 30 }, report),
    linkMaxDays: integer(get('LINK_MAX_DAYS'), 'LINK_MAX_DAYS', { least: 1, most: 3650, otherwise: 30 }, report),
    sweepHours: integer(get('SWEEP_HOURS'), 'SWEEP_HOURS', { least: 0, most: 720, otherwise: 6 }, report),
    probeHosts: {
      ipv4: readProbeHost(get('PROBE_HOST_IPV4'), 'PROBE_HOST_IPV4', report),
      ipv6: readProbeHost(get('PROBE_HOST_IPV6'), 'PROBE_HOST_IPV6', report),
    },
    logLevel: readLogLevel(get('LOG_LEVEL'), report),
    version: manifest.version,
  };
  if (faults.length > 0 || cloud === null || credential === null) return { ok: false, faults };
  return { ok: true, config: { ...config, cloud, credential } };
}

function integer(
  text: string | undefined,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
  report: Report,
): number {
  if (text === undefined) return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  report(`${name} must be a whole number from ${least} to ${most}.`);
  return otherwise;
}

function identifier(text: string | undefined, name: string, report: Report): string {
  if (text !== undefined && guid.test(text)) return text.toLowerCase();
  // The tenant's domain would do for signing in, but tokens name the tenant by its identifier only.
  report(text === undefined ? `${name} is missing.` : `${name} must be a GUID.`);
  return '00000000-0000-0000-0000-000000000000';
}

function readPortalUrl(text: string | undefined, host: string, port: number, report: Report): string {
  const local = `http://localhost:${port}`;
  if (text === undefined) {
    const bracketed = host.includes(':') ? `[${host}]` : host;
    const base = `http://${bracketed}`;
    // Links must never be built from a request's Host header, so beyond this machine the address has to be given.
    if (!URL.canParse(base) || !isLoopback(new URL(base)))
      report('PORTAL_URL is missing, and HOST is not this machine only.');
    return local;
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    report('PORTAL_URL must be a URL that starts with https://.');
    return local;
  }
  if (url.protocol === 'http:' && !isLoopback(url)) report('PORTAL_URL may be plain http: on a loopback address only.');
  if (url.username || url.password || url.search || url.hash || url.pathname.replace(/\/+$/, '') !== '') {
    report('PORTAL_URL must be scheme, host and port only.');
  }
  return url.origin;
}

function readCloud(get: (name: string) => string | undefined, tenantId: string, report: Report): Cloud | null {
  const file = get('CLOUD_FILE');
  if (file !== undefined) {
    const outcome = readCloudFile(file, tenantId);
    if (outcome.ok) return outcome.cloud;
    for (const fault of outcome.faults) report(`CLOUD_FILE: ${fault}.`);
    return null;
  }
  const wanted = get('CLOUD') ?? 'global';
  const name = cloudNames.find((known) => known === wanted);
  if (name !== undefined) return microsoftCloud(name, tenantId);
  report(`CLOUD must be one of ${cloudNames.join(', ')}.`);
  return null;
}

function readDatabase(get: (name: string) => string | undefined, report: Report): Config['database'] {
  const url = get('DATABASE_URL');
  if (url === undefined)
    return { kind: 'pglite', dir: path.resolve(/*turbopackIgnore: true*/ get('DATA_DIR') ?? './.data') };
  // The value may hold a password: it is never quoted.
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url)) report('DATABASE_URL must start with postgres://.');
  return { kind: 'postgres', url };
}

/** A host name, with a port if it is not 443: browsers reach it by https, since a page of https may ask nothing else. */
function readProbeHost(text: string | undefined, name: string, report: Report): string | null {
  if (text === undefined) return null;
  const url = /^[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d{1,5})?$/i.test(text) && URL.canParse(`https://${text}`);
  if (url) return new URL(`https://${text}`).origin;
  report(`${name} must be a host name, with a port if it is not 443.`);
  return null;
}

function readLogLevel(text: string | undefined, report: Report): LogLevel {
  const level = logLevels.find((known) => known === (text ?? 'info'));
  if (level === undefined) report(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  return level ?? 'info';
}
