import type { DnsAnswer, DnsType } from '@/lib/net/types';
import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { dnsEvidence } from '@/lib/protocols/dns/dns-evidence';
import { mailDomain } from '@/lib/protocols/dns/mail-domain';
import { parseMx, parseSrv } from '@/lib/protocols/dns/records';
import type { AutodiscoverDns } from '@/lib/report/observations';

/** Resolvers themselves give up on chains of about this length. */
const maxAliases = 10;

/** Asks every name around Autodiscover at once; the alias chain hop by hop, since only its first hop is documented. */
export const autodiscoverDns = defineProbe({
  id: 'autodiscoverDns',
  area: 'autodiscover',
  needs: ['directoryUser'],
  deadlineMs: 8_000,
  async run(context, { directoryUser }) {
    if (!directoryUser.found) {
      return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    }
    const domain = mailDomain(directoryUser.primaryAddress);
    if (domain === null) return { ok: false, failure: { reason: 'malformed-answer', detail: 'directoryUser' } };
    const host = `autodiscover.${domain}`;
    const ask = (name: string, type: DnsType) => context.net.resolve(name, type, context.signal);
    const [chain, a, aaaa, rootA, rootAaaa, srv, mx, wildcard] = await Promise.all([
      aliasChain(context, host),
      ask(host, 'A'),
      ask(host, 'AAAA'),
      ask(domain, 'A'),
      ask(domain, 'AAAA'),
      ask(`_autodiscover._tcp.${domain}`, 'SRV'),
      ask(domain, 'MX'),
      ask(`${randomLabel(context)}.${domain}`, 'A'),
    ]);
    for (const answer of [...chain, a, aaaa, rootA, rootAaaa, srv, mx, wildcard])
      context.addEvidence(dnsEvidence(answer));
    const aliases = chain.flatMap((answer) => answer.answers.slice(0, 1));
    return {
      ok: true,
      value: {
        domain,
        host,
        outcome: combined(aliases, [...chain.slice(0, 1), a, aaaa]),
        aliases,
        addresses: [...a.answers, ...aaaa.answers],
        rootAddresses: [...rootA.answers, ...rootAaaa.answers],
        wildcardAddresses: wildcard.answers,
        srv: srv.answers.map(parseSrv).filter((target) => target !== null),
        mx: mx.answers.map(parseMx).filter((exchange) => exchange !== null),
        resolver: a.resolver,
      },
    };
  },
});

/** Follows aliases until a name has none, was seen before, or the chain is too long. One answer per hop. */
async function aliasChain(context: ProbeContext, host: string): Promise<DnsAnswer[]> {
  const seen = new Set<string>();
  const chain: DnsAnswer[] = [];
  let name: string | undefined = host;
  while (name !== undefined && !seen.has(name) && chain.length < maxAliases) {
    seen.add(name);
    const answer: DnsAnswer = await context.net.resolve(name, 'CNAME', context.signal);
    chain.push(answer);
    name = answer.answers[0];
  }
  return chain;
}

/** "Missing" needs every question about the host answered: one that failed may have held the record. */
function combined(aliases: readonly string[], answers: readonly DnsAnswer[]): AutodiscoverDns['outcome'] {
  if (aliases.length > 0 || answers.some((answer) => answer.outcome === 'answered')) return 'answered';
  if (answers.some((answer) => answer.outcome === 'failed')) return 'failed';
  return answers.some((answer) => answer.outcome === 'no-such-name') ? 'no-such-name' : 'no-data';
}

/** A name that nobody made: if it has an address, so has every name under the domain (RFC 4592). */
function randomLabel(context: ProbeContext): string {
  const part = () =>
    Math.floor(context.random() * 36 ** 6)
      .toString(36)
      .padStart(6, '0');
  return `x${part()}${part()}`;
}
