import type { Evidence } from '@/lib/report/evidence';
import type { Report } from '@/lib/report/report';
import { type Fact, fact, type Known, known, wasSeen } from './evidence-facts';

type Exchange = Extract<Evidence, { kind: 'http-exchange' }>;

/** The way from the domain to the server; `brief` is the record in a few words. */
export interface AutodiscoverStatus {
  brief: string;
  facts: Fact[];
  /** Every request that was made, in order, each as a sentence with the role it had. */
  hops: { id: string; asked: string; answered: string; role: string }[];
}

/** What the last check saw of the domain's Autodiscover. */
export function autodiscoverOf(report: Report): Known<AutodiscoverStatus> {
  return known(report, 'autodiscoverDns', () => {
    const hops = report.evidence.flatMap((item) =>
      item.kind === 'http-exchange' && item.probe === 'autodiscoverXml' ? [item] : [],
    );
    const record = recordOf(report);
    const asked = hops.filter(({ role }) => role !== 'not-used');
    const last = asked.at(-1);
    const seen = wasSeen(report, 'autodiscoverXml');
    return {
      brief: record === noRecord ? 'no record' : record,
      facts: [
        fact('Domain', report.facts.domain ?? undefined),
        fact('Record', record),
        fact('Should be', report.facts.expectedAutodiscover ?? undefined),
        fact('First hop', firstHop(asked, report) ?? (seen ? 'none' : 'could not be checked')),
        fact('What answered', last ? `${hostOf(last)}: ${answerOf(last)}` : seen ? 'nothing' : 'could not be checked'),
        fact('Microsoft’s own answer', ownAnswer(report)),
      ],
      hops: hops.map((hop) => ({
        id: hop.id,
        asked: `${hop.request.method} ${hop.request.url}`,
        answered: answerOf(hop),
        role: hop.role ? roles[hop.role] : '',
      })),
    };
  });
}

const roles = {
  expected: 'expected of a cloud domain',
  fallback: 'another way, tried as phones do',
  'not-used': 'not needed: another way had worked',
} as const;

const noRecord = 'there is none';

/** Alias of `autodiscover.<domain>`, else its addresses, else why there is none. */
function recordOf(report: Report): string {
  const name = `autodiscover.${report.facts.domain ?? ''}`;
  const answers = report.evidence.flatMap((item) => (item.kind === 'dns-answer' && item.name === name ? [item] : []));
  const alias = answers.find(({ recordType, outcome }) => recordType === 'CNAME' && outcome === 'answered');
  if (alias) return `alias of ${alias.answers.join(', ')}`;
  const addresses = answers.filter(({ recordType }) => recordType === 'A' || recordType === 'AAAA');
  const found = addresses.flatMap((item) => item.answers);
  if (found.length > 0) return `addresses ${found.join(', ')}`;
  return answers.some(({ outcome }) => outcome === 'failed') ? 'the name server did not say' : noRecord;
}

/** The first request to the domain's own Autodiscover name, which the record leads to. */
function firstHop(hops: Exchange[], report: Report): string | null {
  const own = hops.find((hop) => hostOf(hop) === `autodiscover.${report.facts.domain ?? ''}`) ?? hops[0];
  return own ? `${own.request.url}: ${answerOf(own)}` : null;
}

function answerOf({ response, failure }: Exchange): string {
  if (response === null) return failures[failure ?? ''] ?? `no answer (${failure ?? 'unknown'})`;
  const { location } = response.headers;
  if (location) return `leads on to ${location} (${response.status})`;
  return words[response.status] ?? `answered ${response.status}`;
}

/** As ways to find a server go, whatever the status means elsewhere (RFC 9110 15). */
const words: Record<number, string> = {
  200: 'answered with settings or a page (200)',
  401: 'asks for a sign-in, as Exchange does (401)',
  403: 'refuses (403)',
  404: 'has nothing there (404)',
};

const failures: Record<string, string> = {
  'no-address': 'the name has no address',
  refused: 'refuses connections',
  'timed-out': 'does not answer in time',
  reset: 'breaks the connection off',
  unroutable: 'cannot be reached',
  'forbidden-address': 'has an address that is not public',
};

function ownAnswer(report: Report): string {
  const asked = report.evidence.flatMap((item) =>
    item.kind === 'http-exchange' && item.probe === 'autodiscoverJson' ? [item] : [],
  );
  const last = asked.at(-1);
  if (last === undefined) return 'could not be checked';
  const url = /"Url"\s*:\s*"([^"]+)"/i.exec(last.response?.body ?? '')?.[1];
  return url ?? answerOf(last);
}

function hostOf({ request }: Exchange): string {
  return URL.canParse(request.url) ? new URL(request.url).hostname : request.url;
}
