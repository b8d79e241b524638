import type { DnsAnswer, HttpOutcome, HttpRequest } from '@/lib/net/types';
import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { endedAs, type JudgedHop, judgeHop, roleOf } from '@/lib/protocols/autodiscover/hop';
import { xmlRequestBody, xmlRequestHeaders, xmlUrl } from '@/lib/protocols/autodiscover/xml-request';
import { mailDomain } from '@/lib/protocols/dns/mail-domain';
import { parseSrv, preferredSrv } from '@/lib/protocols/dns/records';
import { certificateEvidence, httpEvidence } from '@/lib/protocols/http-evidence';
import type { AutodiscoverAttempt } from '@/lib/report/observations';

/** One silent host must not hold up the rest: ways run side by side, and no hop waits longer than this. */
const hopTimeoutMs = 5_000;
/** Kept back so that the probe can still answer before its deadline. */
const reserveMs = 500;
/** All kinds of redirects together ("Autodiscover for Exchange ActiveSync developers", hh352638). */
const maxRedirects = 10;
/** A real answer is a few kilobytes; more is a web page. */
const maxBodyBytes = 256 * 1024;

type Ended = AutodiscoverAttempt['ended'];
interface Exchange {
  request: HttpRequest;
  outcome: HttpOutcome;
}
interface Walk {
  way: AutodiscoverAttempt['way'];
  ended: Ended;
  hops: JudgedHop['hop'][];
  exchanges: Exchange[];
}

/** Walks the four documented ways to an Exchange server, anonymously: what a phone would meet on each. */
export const autodiscoverXml = defineProbe({
  id: 'autodiscoverXml',
  area: 'autodiscover',
  needs: ['directoryUser'],
  // Not waiting for `autodiscoverDns`: its questions are shared through the resolver's cache, its chain is not needed here.
  deadlineMs: 16_000,
  async run(context, { directoryUser }) {
    if (!directoryUser.found) {
      return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    }
    const address = directoryUser.primaryAddress;
    const domain = mailDomain(address);
    if (domain === null) return { ok: false, failure: { reason: 'malformed-answer', detail: 'directoryUser' } };
    const host = `autodiscover.${domain}`;
    const [answer, ...walks] = await Promise.all([
      context.net.resolve(host, 'CNAME', context.signal),
      walk(context, 'root', 'POST', xmlUrl('https', domain), address),
      walk(context, 'subdomain', 'POST', xmlUrl('https', host), address),
      walk(context, 'redirect', 'GET', xmlUrl('http', host), address),
      walkSrv(context, domain, address),
    ]);
    // Only the first hop of the chain is documented; what is behind it changes (fact sheet 4.2).
    const [alias] = answer.answers;
    const aliasIsClouds = alias !== undefined && context.given.cloud.autodiscoverCnames.includes(alias);
    const attempts = walks.map(({ way, ended, hops, exchanges }) => {
      const role = roleOf(way, hops, aliasIsClouds);
      recordEvidence(context, exchanges, role);
      return { way, ended, hops, role };
    });
    return { ok: true, value: { domain, attempts } };
  },
});

async function walk(
  context: ProbeContext,
  way: AutodiscoverAttempt['way'],
  method: 'GET' | 'POST',
  start: string,
  address: string,
): Promise<Walk> {
  const walked: Walk = { way, ended: 'unreachable', hops: [], exchanges: [] };
  const seen = new Set<string>();
  let url = new URL(start).href;
  for (let redirects = 0; ; redirects++) {
    seen.add(url);
    // Only the first request of the port-80 way is a GET; its target is asked like any other server.
    const request = hopRequest(context, redirects === 0 ? method : 'POST', url, address);
    if (request === null) return walked;
    const outcome = await context.net.request(request);
    const judged = judgeHop(redirects === 0 ? method : 'POST', url, outcome);
    walked.hops.push(judged.hop);
    walked.exchanges.push({ request, outcome });
    if (judged.hop.result.kind !== 'redirect') {
      return { ...walked, ended: endedAs(judged, redirects === 0) };
    }
    const next = nextUrl(judged.hop.result.location, url);
    if (next === null) return { ...walked, ended: 'other-answer' };
    // A loop is named before the scheme: a site that sends port 80 to port 80 is a circle, not a wrong target.
    if (seen.has(next) || redirects >= maxRedirects) return { ...walked, ended: 'loop' };
    if (!next.startsWith('https:')) return { ...walked, ended: 'not-https' };
    url = next;
  }
}

/** Null when no time is left to ask: our own lack of time is not written down as the host's silence. */
function hopRequest(context: ProbeContext, method: 'GET' | 'POST', url: string, address: string): HttpRequest | null {
  const timeoutMs = Math.min(hopTimeoutMs, context.remainingMs() - reserveMs);
  if (timeoutMs < reserveMs) return null;
  const base = { url, timeoutMs, signal: context.signal, maxBodyBytes };
  if (method === 'GET') return { ...base, method };
  return { ...base, method, headers: xmlRequestHeaders, body: xmlRequestBody(address) };
}

/** Resolves a `Location` against the page it came from, without a fragment; null when it is no URL. */
function nextUrl(location: string, from: string): string | null {
  if (!URL.canParse(location, from)) return null;
  const url = new URL(location, from);
  url.hash = '';
  return url.href;
}

async function walkSrv(context: ProbeContext, domain: string, address: string): Promise<Walk> {
  const targets = srvTargets(await context.net.resolve(`_autodiscover._tcp.${domain}`, 'SRV', context.signal));
  const target = preferredSrv(targets);
  if (target === null) return { way: 'srv', ended: 'no-record', hops: [], exchanges: [] };
  const start = xmlUrl('https', target.target);
  if (!URL.canParse(start)) return { way: 'srv', ended: 'no-record', hops: [], exchanges: [] };
  const walked = await walk(context, 'srv', 'POST', start, address);
  // The record is there; its target is what has no address.
  return walked.ended === 'no-record' ? { ...walked, ended: 'unreachable' } : walked;
}

function srvTargets(answer: DnsAnswer) {
  return answer.answers.map(parseSrv).filter((target) => target !== null);
}

function recordEvidence(
  context: ProbeContext,
  exchanges: readonly Exchange[],
  role: AutodiscoverAttempt['role'],
): void {
  for (const { request, outcome } of exchanges) {
    const { hostname } = new URL(request.url);
    context.addEvidence(httpEvidence(hostname, request, outcome, role));
    const certificate = certificateEvidence(hostname, outcome);
    if (certificate !== null) context.addEvidence(certificate);
  }
}
