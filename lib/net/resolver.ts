import { Resolver } from 'node:dns/promises';
import { untilAborted } from './deadline';
import type { DnsAnswer, DnsType } from './types';

/** Asks the configured name servers, never the hosts file. Answers are kept for their time to live, failures are not. */
export interface NameResolver {
  /** Never throws for what a server does: a silent, refusing or broken server is `failed`. */
  resolve(name: string, type: DnsType, signal?: AbortSignal): Promise<DnsAnswer>;
  close(): void;
}

/** One question waits 2.5 s and is asked once more; the total also bounds several silent servers. */
const queryTimeoutMs = 2_500;
const totalTimeoutMs = 5_500;

/** A record that somebody is repairing right now must not be remembered long: 5 to 300 s, unknown and negative 5 s. */
const minTtlSeconds = 5;
const maxTtlSeconds = 300;

interface Records {
  answers: string[];
  ttlSeconds: number | null;
}

/** @param servers `host:port` texts; empty means the system's. Throws a TypeError on a text that is no server. */
export function createResolver(servers: readonly string[]): NameResolver {
  // c-ares itself goes to TCP when an answer is truncated (RFC 7766).
  const resolver = new Resolver({ timeout: queryTimeoutMs, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  const label = resolver.getServers().join(', ');
  const cache = new Map<string, { until: number; answer: Promise<DnsAnswer> }>();

  const ask = async (name: string, type: DnsType): Promise<DnsAnswer> => {
    const started = performance.now();
    const done = (outcome: DnsAnswer['outcome'], records: Records): DnsAnswer => ({
      name,
      type,
      outcome,
      ...records,
      resolver: label,
      durationMs: Math.round(performance.now() - started),
    });
    try {
      const records = await untilAborted(query(resolver, name, type), AbortSignal.timeout(totalTimeoutMs));
      return done(records.answers.length > 0 ? 'answered' : 'no-data', records);
    } catch (error) {
      return done(outcomeOf(error), { answers: [], ttlSeconds: null });
    }
  };

  const cached = (name: string, type: DnsType): Promise<DnsAnswer> => {
    const key = `${type} ${name}`;
    const kept = cache.get(key);
    if (kept !== undefined && kept.until > performance.now()) return kept.answer;
    const answer = ask(name, type);
    const entry = { until: Number.POSITIVE_INFINITY, answer };
    cache.set(key, entry);
    void answer.then((settled) => {
      entry.until = settled.outcome === 'failed' ? 0 : performance.now() + keepSeconds(settled) * 1_000;
    });
    return answer;
  };

  return {
    async resolve(name, type, signal) {
      const plain = name.toLowerCase().replace(/\.$/, '');
      const answer = cached(plain, type);
      if (signal === undefined) return answer;
      return untilAborted(answer, signal).catch(() => failedAnswer(plain, type, label));
    },
    close: () => {
      resolver.cancel();
      cache.clear();
    },
  };
}

function failedAnswer(name: string, type: DnsType, resolver: string): DnsAnswer {
  return { name, type, outcome: 'failed', answers: [], ttlSeconds: null, resolver, durationMs: 0 };
}

function keepSeconds(answer: DnsAnswer): number {
  return Math.min(maxTtlSeconds, Math.max(minTtlSeconds, answer.ttlSeconds ?? minTtlSeconds));
}

async function query(resolver: Resolver, name: string, type: DnsType): Promise<Records> {
  switch (type) {
    case 'A':
      return withTtl(await resolver.resolve4(name, { ttl: true }));
    case 'AAAA':
      return withTtl(await resolver.resolve6(name, { ttl: true }));
    case 'CNAME':
      return withoutTtl((await resolver.resolveCname(name)).map(hostName));
    case 'MX': {
      const records = (await resolver.resolveMx(name)).sort((a, b) => a.priority - b.priority);
      return withoutTtl(records.map((mx) => `${mx.priority} ${hostName(mx.exchange)}`));
    }
    case 'SRV': {
      const records = (await resolver.resolveSrv(name)).sort((a, b) => a.priority - b.priority);
      return withoutTtl(records.map((srv) => `${srv.priority} ${srv.weight} ${srv.port} ${hostName(srv.name)}`));
    }
  }
}

function withTtl(records: { address: string; ttl: number }[]): Records {
  if (records.length === 0) return { answers: [], ttlSeconds: null };
  return { answers: records.map((r) => r.address), ttlSeconds: Math.min(...records.map((r) => r.ttl)) };
}

function withoutTtl(answers: string[]): Records {
  return { answers, ttlSeconds: null };
}

/** Lower case without the final dot; the root (`.`: "not offered", RFC 2782 and RFC 7505) stays a dot. */
function hostName(name: string): string {
  const bare = name.toLowerCase().replace(/\.$/, '');
  return bare === '' ? '.' : bare;
}

/** RFC 2308: no such name and no such record are answers. EBADNAME: a text that no zone can hold. */
function outcomeOf(error: unknown): DnsAnswer['outcome'] {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENODATA') return 'no-data';
  if (code === 'ENOTFOUND' || code === 'EBADNAME') return 'no-such-name';
  return 'failed';
}
