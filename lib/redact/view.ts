import type { Evidence } from '@/lib/report/evidence';
import type { Report } from '@/lib/report/report';
import type { SharedReport } from '@/lib/report/shared-report';
import { withoutDeviceNames } from './device-names';
import { type Allowed, personalKind, removePersonal, serverAddresses } from './personal';
import { createPlaceholders, type RemovedKind } from './placeholders';

type LinkAudience = SharedReport['link']['audience'];
type LinkView = SharedReport['link']['view'];

/**
 * The report as a link shows it (design section 9). `user` has no evidence and no request ids. Device ids, GUIDs, IMEI,
 * serial and phone numbers and client addresses stand only in `organization` with `support`; `anyone` also loses the names
 * and addresses of other people. The report's own id stays: it opens nothing without sign-in.
 */
export function viewOf(original: Report, audience: LinkAudience, view: LinkView): Report {
  if (audience === 'organization' && view === 'support') return original;
  const { report, inText } = withoutDeviceNames(original);
  const exact = identifiersOf(report);
  const allowed: Allowed = {
    mail: new Set([report.subject.address, report.subject.requested, report.facts.signInName ?? ''].map(lower)),
    names: new Set([report.subject.displayName ?? ''].map(lower)),
    servers: view === 'support' ? serverAddresses(report) : new Set(),
    othersMail: audience === 'organization',
  };
  const placeholders = createPlaceholders();
  const text = (value: string) => removePersonal(inText(value), placeholders, allowed, exact);
  const scrub = (value: unknown, key: string): unknown => {
    if (keptKeys.has(key)) return value;
    if (Array.isArray(value)) return value.map((item) => scrub(item, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [text(name), scrub(item, name)]));
    }
    if (typeof value !== 'string' || value === '') return value;
    if (audience === 'anyone' && placeKey.test(key) && !value.includes('/')) return text(country(value));
    const kind = personalKind(key);
    if (kind === null || (kind === 'name' && (allowed.othersMail || allowed.names.has(lower(value)))))
      return text(value);
    return placeholders.of(kind, value);
  };
  const scoped = view === 'user' ? withoutEvidence(report) : { ...report, evidence: evidenceFor(report, audience) };
  // A scrubbed report has the shape it had: only the contents of strings change.
  const scrubbed = scrub(scoped, '') as Report;
  return {
    ...scrubbed,
    id: report.id,
    evidence: restoreIds(scrubbed, scoped),
  };
}

/** Words of our own, fixed lists and times: nothing personal can stand there, and patterns must not touch them. */
const keptKeys = new Set([
  'at',
  'startedAt',
  'finishedAt',
  'validFrom',
  'validTo',
  'fingerprint256',
  'code',
  'kind',
  'probe',
]);

function withoutEvidence(report: Report): Report {
  return {
    ...report,
    evidence: [],
    checks: report.checks.map((check) => ({
      ...check,
      findings: check.findings.map((finding) => ({ ...finding, evidence: [] })),
    })),
  };
}

/** Bodies of Microsoft's admin answers name people in ways no pattern knows; for `anyone` they go as a whole. */
function evidenceFor(report: Report, audience: LinkAudience): Evidence[] {
  if (audience === 'organization') return report.evidence;
  return report.evidence.map((item) => {
    if (item.kind === 'setting' && item.source === 'namedLocation') return { ...item, label: 'Named location' };
    if (item.kind !== 'http-exchange' || /^(?:autodiscover|activesync)(?!Dns)/.test(item.probe)) return item;
    const { body: _sent, ...request } = item.request;
    const { body: _received, ...response } = item.response ?? { status: 0, headers: {} };
    return { ...item, request, response: item.response && response };
  });
}

const requestIdHeaders = new Set(['request-id', 'client-request-id', 'x-request-id', 'x-ms-request-id']);

/** Request ids look like GUIDs, but are what support opens a ticket with. */
function restoreIds(scrubbed: Report, original: Report): Evidence[] {
  return scrubbed.evidence.map((item, index) => {
    const before = original.evidence[index];
    if (item.kind !== 'http-exchange' || before?.kind !== 'http-exchange')
      return { ...item, id: before?.id ?? item.id };
    const headers = (now: Record<string, string>, then: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(now).map(([name, value]) => [name, requestIdHeaders.has(name) ? (then[name] ?? value) : value]),
      );
    return {
      ...item,
      id: before.id,
      request: { ...item.request, headers: headers(item.request.headers, before.request.headers) },
      response: item.response && {
        ...item.response,
        headers: headers(item.response.headers, before.response?.headers ?? {}),
      },
      ...(before.requestId === undefined ? {} : { requestId: before.requestId }),
    };
  });
}

/** Where somebody signed in. `location` is also a header and an argument that hold an address on the web. */
const placeKey = /^(?:last_?good_?)?location$/i;

/** `Rotterdam, South Holland, NL`: the country explains a policy; the city tells strangers where a person is. */
function country(place: string): string {
  return place.split(',').at(-1)?.trim() ?? '';
}

/** Every value that the report itself marks as identifying a phone, wherever else it may stand. */
function identifiersOf(report: Report): Map<string, RemovedKind> {
  const found = new Map<string, RemovedKind>();
  const note = (value: string, kind: RemovedKind) => {
    if (value.trim().length >= 4) found.set(value.trim(), kind);
  };
  const visit = (value: unknown, key: string) => {
    if (typeof value === 'string') {
      const kind = personalKind(key);
      if (kind !== null && kind !== 'name') for (const part of value.split(/[,;\s]+/)) note(part, kind);
      // "Bob's tablet" names a person; "iPhone 14" does not.
      if (/device[_ ]?name$|^(?:friendly)?name$/i.test(key) && /['’]/.test(value)) note(value, 'name');
    } else if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) visit(item, name);
    }
  };
  visit(report, '');
  return found;
}

function lower(text: string): string {
  return text.toLowerCase();
}
