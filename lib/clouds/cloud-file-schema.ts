import ipaddr from 'ipaddr.js';
import * as z from 'zod';
import { isLoopback } from './loopback';

/** The public cloud's identifier of Graph: token scopes are asked with it when `graph` itself is not https. */
export const publicGraphResource = 'https://graph.microsoft.com';

/** An https URL without user, query or fragment; trailing slashes removed. Plain http only on loopback, and only if told. */
function address(loopbackHttp: boolean) {
  return z.string().transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const clean = url !== null && !url.username && !url.password && !url.search && !url.hash;
    if (clean && (url.protocol === 'https:' || (loopbackHttp && url.protocol === 'http:' && isLoopback(url)))) {
      return text.replace(/\/+$/, '');
    }
    const plain = loopbackHttp ? ', or http: on a loopback address' : '';
    context.addIssue({ code: 'custom', message: `must be an https: URL without query${plain}` });
    return z.NEVER;
  });
}

const httpsOnly = address(false);
const httpsOrLoopback = address(true);

/** `192.0.2.1:443` or `[2001:db8::1]:443`. */
function isSocketAddress(text: string): boolean {
  const parts = /^(?:\[([^\]]+)\]|([\d.]+)):(\d{1,5})$/.exec(text);
  if (!parts) return false;
  const port = Number(parts[3]);
  const valid =
    parts[1] === undefined ? ipaddr.IPv4.isValidFourPartDecimal(parts[2] ?? '') : ipaddr.IPv6.isValid(parts[1]);
  return valid && port >= 1 && port <= 65_535;
}

const socketAddress = z.string().refine(isSocketAddress, 'must be address:port, with an IPv6 address in brackets');
const dnsServer = z
  .string()
  .refine((text) => ipaddr.isValid(text) || isSocketAddress(text), 'must be an address, with or without a port');
/** Compared with a token's `iss` as it stands, so nothing is trimmed. */
const issuer = z.string().refine((text) => httpsOrLoopback.safeParse(text).success, 'must be an https: URL');
const hostName = z
  .string()
  .regex(/^[a-z\d-]+(?:\.[a-z\d-]+)*$/i, 'must be a host name')
  .toLowerCase();

const metadata = z.object({
  issuer,
  authorization_endpoint: httpsOrLoopback,
  token_endpoint: httpsOrLoopback,
  jwks_uri: httpsOrLoopback,
  end_session_endpoint: httpsOrLoopback,
});

const network = z.object({
  dnsServers: z.array(dnsServer).default([]),
  connectTo: z.record(socketAddress, socketAddress).default({}),
  onlyConnectTo: z.boolean().default(false),
  caFile: z.string().min(1).optional(),
});

/** What a cloud file may say (the shape is in the README); `{tenantid}` is replaced before this is applied. */
export const cloudFileSchema = z.object({
  name: z.string().min(1),
  notice: z.string().min(1).nullish(),
  authority: httpsOnly,
  authorityMetadata: metadata.nullish(),
  graph: httpsOrLoopback,
  exchange: httpsOrLoopback,
  autodiscover: httpsOnly,
  activesync: httpsOnly,
  autodiscoverCnames: z.array(hostName).min(1),
  mxSuffixes: z.array(hostName).min(1),
  resource: httpsOnly,
  adminCentre: httpsOnly.nullish(),
  phoneHosts: z
    .object({
      mail: httpsOrLoopback,
      autodiscover: httpsOrLoopback,
      signIn: httpsOrLoopback,
      mailOtherName: httpsOrLoopback.optional(),
    })
    .nullish(),
  network: network.nullish(),
});
export type CloudFile = z.infer<typeof cloudFileSchema>;
