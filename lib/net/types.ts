import type { CertificateFacts } from '@/lib/report/evidence';

/** Node, undici and our own refusals, mapped to one closed list in `failure.ts`. */
export type NetFailure =
  | 'refused'
  | 'timed-out'
  | 'reset'
  | 'unroutable'
  | 'forbidden-address'
  | 'no-address'
  | 'certificate'
  | 'too-large'
  | 'malformed'
  | 'aborted'
  | 'other';

export type DnsType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'SRV';

/** Answer of one DNS question. `answers` are texts: address, target, `priority exchange`, `priority weight port target`. */
export interface DnsAnswer {
  name: string;
  type: DnsType;
  outcome: 'answered' | 'no-data' | 'no-such-name' | 'failed';
  answers: string[];
  ttlSeconds: number | null;
  resolver: string;
  durationMs: number;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'OPTIONS' | 'HEAD';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** True for an answer that is no text: the body comes as `bytes`, and `body` is empty. */
  bytes?: true;
  /** Overall limit for this exchange, in milliseconds. */
  timeoutMs: number;
  signal?: AbortSignal;
  /** Largest body accepted after decoding, in bytes; 1 MiB when not given. */
  maxBodyBytes?: number;
}

/** What came of one HTTP request to a host that a domain led to. Never throws for what the network does. */
export type HttpOutcome = {
  address: string | null;
  certificate: CertificateFacts | null;
  durationMs: number;
} & (
  | {
      ok: true;
      status: number;
      headers: Record<string, string>;
      body: string;
      /** The body as it came, after decompression; there exactly when the request asked for `bytes`. */
      bytes?: Uint8Array;
    }
  | { ok: false; failure: NetFailure }
);

export interface TlsOutcome {
  address: string | null;
  certificate: CertificateFacts | null;
  failure: NetFailure | null;
  durationMs: number;
}

/**
 * The one place that opens sockets. `request` and `inspectTls` go to learned hosts through the egress guard and refuse bad
 * certificates as a phone does; `cloudRequest` goes only to origins of the cloud table and is the only one that may carry
 * a Bearer token. Redirects are never followed.
 */
export interface Net {
  resolve(name: string, type: DnsType, signal?: AbortSignal): Promise<DnsAnswer>;
  request(request: HttpRequest): Promise<HttpOutcome>;
  inspectTls(host: string, port: number, timeoutMs: number, signal?: AbortSignal): Promise<TlsOutcome>;
  cloudRequest(request: HttpRequest): Promise<HttpOutcome>;
  /** Releases sockets. A `Net` of a diagnosis is closed in `finally`. */
  close(): Promise<void>;
}
