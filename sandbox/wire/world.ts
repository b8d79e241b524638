import type { FaultKind } from '../scenarios/scenario';
import type { CommandDevice } from '../tenant/partnership';
import type { PolicyDocument } from './activesync-commands';
import type { WireAnswer } from './http-exchange';

/** What the simulated internet looks like from the portal: names, hosts at documentation addresses, their behaviour. */
export interface WireWorld {
  records: DnsRecord[];
  hosts: VirtualHost[];
}

export type DnsRecord =
  | { name: string; type: 'A' | 'AAAA' | 'CNAME'; value: string; ttl?: number }
  | { name: string; type: 'MX'; value: string; priority: number; ttl?: number }
  | { name: string; type: 'SRV'; value: string; port: number; priority: number; weight: number; ttl?: number }
  /** The zone's server does not answer for this name (the resolver times out or gives SERVFAIL). */
  | { name: string; type: 'SERVFAIL' };

/** A host on one documentation address and port. `names` are what its certificate covers when it is good. */
export interface VirtualHost {
  address: string;
  port: 80 | 443;
  names: string[];
  certificate?: 'good' | 'expired' | 'not-yet-valid' | 'wrong-name' | 'self-signed' | 'incomplete';
  behaviour: HostBehaviour;
}

export type HostBehaviour =
  /** Accepts TCP and never says a word. */
  | { kind: 'deaf' }
  /** Answers every path with a redirect. `{path}` is replaced by path and query. */
  | { kind: 'redirect'; status: 301 | 302 | 307; location: string }
  /** An ordinary web site: 200 HTML on every path, or 404. */
  | { kind: 'website'; status: 200 | 403 | 404; server?: string }
  /** Autodiscover of a hosting panel: an XML answer with IMAP and SMTP settings. */
  | { kind: 'imap-autodiscover' }
  /** A real Exchange Autodiscover: 401 for anonymous XML requests; V2 JSON by address. */
  | { kind: 'exchange-autodiscover'; v2: (address: string) => V2Answer; schemes: string[] }
  /** Any fixed answer. */
  | { kind: 'fixed'; status: number; headers: Record<string, string>; body: string }
  /** `Microsoft-Server-ActiveSync`. `mailbox` decides by the token's object id. */
  | {
      kind: 'activesync';
      v2: (address: string) => V2Answer;
      mailbox: (objectId: string) => ActivesyncMailbox;
      /** What stands before the mailbox of an address and answers first; the healthy front door when absent or undefined. */
      front?: (address: string) => ActivesyncFront | undefined;
      /** Told of each FolderSync that was answered, with its ActiveSync status. */
      onFolderSync?: (objectId: string, device: CommandDevice, status: number) => void;
    };

export type V2Answer =
  | { kind: 'url'; url: string }
  | { kind: 'redirect'; location: string }
  | { kind: 'error'; status: number; code: string };

/** How the front door of ActiveSync fails: it drops the connection, or it asks for a password only, whoever comes. */
export type ActivesyncFront = { kind: 'reset' } | { kind: 'challenge'; schemes: string[] };

/** What `OPTIONS` with a good token answers for a person. A status other than 200 holds for commands too. */
export interface ActivesyncMailbox {
  status: 200 | 401 | 403 | 451 | 456 | 457 | 500 | 503;
  versions?: string[];
  headers?: Record<string, string>;
  /** What commands answer; absent means a healthy mailbox without a policy. */
  commands?: ActivesyncCommands;
}

/** What FolderSync and Provision answer for a person. */
export interface ActivesyncCommands {
  /** Anything but 200 comes without a body, with `headers`. */
  httpStatus?: 200 | 401 | 403 | 449 | 500 | 503;
  headers?: Record<string, string>;
  /** ActiveSync status of FolderSync: 1 lists the folders, 142 to 144 want a policy first ([MS-ASCMD] 2.2.2). */
  folderSync: number;
  /** The policy that Provision hands out; null means that there is none. */
  policy: PolicyDocument | null;
  /** Whether Provision orders to erase the device. */
  wipe: boolean;
}

/** Verifies an ActiveSync Bearer token; returns its object id, or null. Given by the identity part of the sandbox. */
export type VerifyToken = (token: string) => Promise<string | null>;

/** One request that reached the sandbox, for proof of what was and was not sent. Secrets are kept as `sent: true` only. */
export interface LogEntry {
  at: string;
  plane: 'login' | 'graph' | 'exchange' | 'autodiscover' | 'activesync' | 'web' | 'dns';
  host: string;
  method: string;
  path: string;
  status: number | null;
  /** 'none', 'empty-bearer', 'bearer', 'basic', 'other'. */
  authorization: string;
  /** Cmdlet name for the Exchange plane. */
  cmdlet?: string;
  /** Resource name for the Graph plane, as faults spell it. */
  resource?: string;
}

export interface Wire {
  /** `127.0.0.1:port` of the DNS server, UDP and TCP. */
  dnsServer: string;
  /** For the cloud file: documentation address and port to loopback. */
  connectTo: Record<string, string>;
  caPem: string;
  /** Replaces names and hosts without changing ports of hosts that stay. */
  close(): Promise<void>;
}

/** Starts DNS, HTTP and HTTPS. `delayMs()` is added before each answer (bench). */
export type StartWire = (options: {
  world: WireWorld;
  verifyToken: VerifyToken;
  log: (entry: LogEntry) => void;
  delayMs: () => number;
  /** The fault of a host name, or of `*` for the DNS server; none when absent. */
  faultOf?: FaultOf;
  /** Changes every answer before it is sent. */
  retouch?: (answer: WireAnswer) => WireAnswer;
}) => Promise<Wire>;

export type FaultOf = (plane: 'wire' | 'dns', target: string) => FaultKind | null;
