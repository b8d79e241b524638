import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cloud, CloudNetwork } from './cloud';
import { type CloudFile, cloudFileSchema, publicGraphResource } from './cloud-file-schema';
import { signingOf } from './microsoft-clouds';

/** The cloud, or every fault of the file as a sentence that names the field. */
export type CloudFileOutcome = { ok: true; cloud: Cloud } | { ok: false; faults: string[] };

/**
 * Reads a cloud file and the certificate authorities it points to. In: the file's path and the tenant's GUID, which
 * replaces `{tenantid}` everywhere. Out: the cloud with all addresses final, or all faults. Never throws.
 */
export function readCloudFile(file: string, tenantId: string): CloudFileOutcome {
  const text = readText(file);
  if (text === null) return { ok: false, faults: [`the cloud file ${file} cannot be read`] };
  let json: unknown;
  try {
    json = JSON.parse(text.replaceAll('{tenantid}', tenantId));
  } catch {
    return { ok: false, faults: [`the cloud file ${file} is not JSON`] };
  }
  const parsed = cloudFileSchema.safeParse(json);
  if (!parsed.success) {
    return {
      ok: false,
      faults: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`),
    };
  }
  const network = readNetwork(parsed.data, path.dirname(path.resolve(file)));
  if (typeof network === 'string') return { ok: false, faults: [network] };
  return { ok: true, cloud: toCloud(parsed.data, network, tenantId) };
}

function readNetwork(file: CloudFile, folder: string): CloudNetwork | string {
  const { dnsServers = [], connectTo = {}, onlyConnectTo = false, caFile } = file.network ?? {};
  if (caFile === undefined) return { dnsServers, connectTo, onlyConnectTo, ca: null };
  const ca = readText(path.resolve(folder, caFile));
  if (ca === null) return `network.caFile: ${caFile} cannot be read`;
  if (!ca.includes('-----BEGIN CERTIFICATE-----')) return `network.caFile: ${caFile} holds no certificate in PEM form`;
  return { dnsServers, connectTo, onlyConnectTo, ca };
}

function toCloud(file: CloudFile, network: CloudNetwork, tenantId: string): Cloud {
  const metadata = file.authorityMetadata ?? null;
  const signing = signingOf(file.authority, tenantId);
  return {
    name: file.name,
    notice: file.notice ?? null,
    authority: file.authority,
    authorityMetadata: metadata,
    issuer: metadata?.issuer ?? signing.issuer,
    jwksUri: metadata?.jwks_uri ?? signing.jwksUri,
    graph: file.graph,
    graphResource: file.graph.startsWith('https:') ? file.graph : publicGraphResource,
    exchange: file.exchange,
    autodiscover: file.autodiscover,
    activesync: file.activesync,
    autodiscoverCnames: file.autodiscoverCnames,
    mxSuffixes: file.mxSuffixes,
    resource: file.resource,
    adminCentre: file.adminCentre ?? 'https://admin.exchange.microsoft.com',
    ...(file.phoneHosts ? { phoneHosts: originsOf(file.phoneHosts) } : {}),
    network,
  };
}

/** Content policies and requests name origins; a path in the file would match nothing. */
function originsOf({
  mailOtherName,
  ...hosts
}: NonNullable<CloudFile['phoneHosts']>): NonNullable<Cloud['phoneHosts']> {
  const origin = (url: string) => new URL(url).origin;
  return {
    mail: origin(hosts.mail),
    autodiscover: origin(hosts.autodiscover),
    signIn: origin(hosts.signIn),
    ...(mailOtherName === undefined ? {} : { mailOtherName: origin(mailOtherName) }),
  };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Missing, a folder or forbidden: for whoever fixes the setting these are one fault, and it names the path.
    return null;
  }
}
