import type { HttpOutcome } from '@/lib/net/types';
import { challengeSchemes } from '@/lib/protocols/challenges';
import type { AutodiscoverAttempt, AutodiscoverBody, AutodiscoverHop } from '@/lib/report/observations';
import { parseXmlAnswer } from './xml-answer';

type HopResult = AutodiscoverHop['result'];

/** A hop with what decides whose server it was; `exchange` says that the answer bears the marks of Exchange. */
export interface JudgedHop {
  hop: AutodiscoverHop;
  exchange: boolean;
}

const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

/** Headers that an Exchange front end adds and no web host does. */
const exchangeHeaders: readonly string[] = [
  'x-feserver',
  'x-beserver',
  'x-owa-version',
  'x-calculatedbetarget',
  'x-calculatedfetarget',
  'x-backendhttpstatus',
  'x-diaginfo',
  'x-ms-diagnostics',
  'ms-server-activesync',
];

/** Reads what came of one request of one way. */
export function judgeHop(method: 'GET' | 'POST', url: string, outcome: HttpOutcome): JudgedHop {
  const result = outcome.ok ? answerResult(outcome) : failureResult(outcome);
  const server = outcome.ok ? (outcome.headers.server ?? null) : null;
  const { address, certificate } = outcome;
  return {
    hop: { url, method, address, result, certificate, server },
    exchange: outcome.ok && bearsMarksOfExchange(outcome.headers, result),
  };
}

function answerResult(outcome: HttpOutcome & { ok: true }): HopResult {
  const { status, headers } = outcome;
  if (redirectStatuses.includes(status) && headers.location !== undefined) {
    return { kind: 'redirect', status, location: headers.location };
  }
  if (status === 401) return { kind: 'challenge', status, schemes: challengeSchemes(headers['www-authenticate']) };
  const body = parseXmlAnswer(outcome.body);
  if (body !== null) return { kind: 'answer', status, body };
  return { kind: 'not-autodiscover', status, contentType: headers['content-type'] ?? '', server: headers.server ?? '' };
}

function failureResult(outcome: HttpOutcome & { ok: false }): HopResult {
  switch (outcome.failure) {
    case 'no-address':
      return { kind: 'no-address' };
    case 'certificate':
      // A handshake without any certificate has nothing to show and is simply unusable.
      return outcome.certificate === null
        ? { kind: 'unreachable', failure: 'other' }
        : { kind: 'certificate-refused', certificate: outcome.certificate };
    case 'refused':
    case 'timed-out':
    case 'reset':
    case 'unroutable':
    case 'forbidden-address':
      return { kind: 'unreachable', failure: outcome.failure };
    case 'too-large':
    case 'malformed':
    case 'aborted':
    case 'other':
      return { kind: 'unreachable', failure: 'other' };
  }
}

function bearsMarksOfExchange(headers: Record<string, string>, result: HopResult): boolean {
  if (exchangeHeaders.some((name) => headers[name] !== undefined)) return true;
  if (result.kind !== 'challenge') return false;
  const schemes = result.schemes.map((scheme) => scheme.toLowerCase());
  if (schemes.includes('bearer') || (schemes.includes('ntlm') && schemes.includes('negotiate'))) return true;
  // IIS behind a proxy that strips the rest: Windows sign-in is nothing a web host's panel asks for.
  return headers['request-id'] !== undefined || schemes.includes('ntlm') || schemes.includes('negotiate');
}

/**
 * One word for how a way ended, from its last hop. Loops and plain-http targets are seen by who walks the hops.
 * @param first true when the last hop is also the first: a name without address is then a missing record.
 */
export function endedAs({ hop, exchange }: JudgedHop, first: boolean): AutodiscoverAttempt['ended'] {
  switch (hop.result.kind) {
    case 'no-address':
      return first ? 'no-record' : 'unreachable';
    case 'unreachable':
      return 'unreachable';
    case 'certificate-refused':
      return 'certificate';
    case 'challenge':
    case 'not-autodiscover':
      if (!exchange) return 'web-host';
      return hop.result.kind === 'challenge' ? 'exchange' : 'other-answer';
    case 'answer':
      return endedWith(hop.result.body);
    case 'redirect':
      return 'other-answer';
  }
}

/**
 * IMAP, POP and SMTP settings are a hosting panel's own Autodiscover. A redirect to another address is where a hybrid server
 * sends a mailbox that moved to the cloud: the phone goes on from there, so it is no end at that server.
 */
function endedWith(body: AutodiscoverBody): AutodiscoverAttempt['ended'] {
  switch (body.kind) {
    case 'activesync':
    case 'wrong-schema':
    case 'error':
      return 'exchange';
    case 'redirect-address':
      return 'other-answer';
    case 'other-protocols':
      return body.protocols.every((type) => /^(imap|pop3?|smtp)$/i.test(type)) ? 'web-host' : 'exchange';
  }
}

/**
 * How an attempt fits the documented order. For a domain whose alias is this cloud's only the port-80 redirect works, and
 * the other ways not working is the healthy state; for any other the host itself should answer.
 */
export function roleOf(
  way: AutodiscoverAttempt['way'],
  hops: readonly AutodiscoverHop[],
  aliasIsClouds: boolean,
): AutodiscoverAttempt['role'] {
  const answered = hops.some(({ result }) => result.kind !== 'no-address' && result.kind !== 'unreachable');
  if (way === (aliasIsClouds ? 'redirect' : 'subdomain')) return 'expected';
  if (way === 'srv') return aliasIsClouds || hops.length === 0 ? 'not-used' : 'fallback';
  if (aliasIsClouds) return answered ? 'fallback' : 'not-used';
  return 'fallback';
}
