import { formatTime, isInstant } from '@/lib/checks/instant';
import type { Evidence } from '@/lib/report/evidence';
import { formatDuration } from './duration';

/** One row of a table of evidence; a value that was not there is left out, never shown as empty or 0. */
export type Row = [label: string, value: string];

/** Flattens one piece of evidence to labelled rows, in the order of reading. */
export function evidenceRows(item: Evidence): Row[] {
  switch (item.kind) {
    case 'http-exchange':
      return httpRows(item);
    case 'dns-answer':
      return [
        ['Asked', `${item.name} ${item.recordType}`],
        ['Outcome', item.outcome],
        ...item.answers.map((answer): Row => ['Answer', answer]),
        ...optional('Kept for', item.ttlSeconds === null ? undefined : `${item.ttlSeconds} s`),
        ['Resolver', item.resolver],
        ['Took', formatDuration(item.durationMs)],
      ];
    case 'certificate':
      return certificateRows(item);
    case 'setting':
      return [['Source', item.source], ...valueRows(item.values)];
    case 'device':
      return [['Source', item.source], ['Device ID', item.deviceId], ...valueRows(item.values)];
    case 'token-claims':
      return valueRows(item.values);
  }
}

function httpRows(item: Extract<Evidence, { kind: 'http-exchange' }>): Row[] {
  const { request, response } = item;
  return [
    ['Request', `${request.method} ${request.url}`],
    ...optional('Sent headers', headerLines(request.headers, [])),
    ...optional('Sent', request.body),
    ...optional('Address', item.address ?? undefined),
    ['Answer', response ? `HTTP ${response.status}` : (item.failure ?? 'none')],
    ...optional('Headers', headerLines(response?.headers ?? {}, [item.requestId, ...Object.values(request.headers)])),
    ...optional('Received', response?.body),
    ...optional('Failure', response ? item.failure : undefined),
    ...optional('Request id', item.requestId),
    ['Took', formatDuration(item.durationMs)],
  ];
}

function certificateRows(item: Extract<Evidence, { kind: 'certificate' }>): Row[] {
  const facts = item.certificate;
  return [
    ['Host', item.host],
    ...optional('Address', item.address ?? undefined),
    ...(facts
      ? ([
          ['Verdict', facts.problem ?? 'accepted by phones'],
          ['Names', facts.names.join(', ')],
          ['Subject', facts.subject],
          ['Issuer', facts.issuer],
          ['Valid', `${written(facts.validFrom)} to ${written(facts.validTo)}`],
          ['SHA-256', facts.fingerprint256],
          ...optional('Protocol', facts.protocol ?? undefined),
        ] satisfies Row[])
      : []),
    ...optional('Failure', item.failure),
    ['Took', formatDuration(item.durationMs)],
  ];
}

/** Headers as lines of one cell: a row each would make a shared page a third larger. What is said elsewhere is left out. */
function headerLines(headers: Record<string, string>, said: (string | undefined)[]): string {
  return Object.entries(headers)
    .filter(([, value]) => !said.includes(value))
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** Facts by name; one that was not there is left out. */
function valueRows(values: Record<string, string>): Row[] {
  return Object.entries(values).flatMap(([name, value]) => optional(name, written(value)));
}

function written(value: string): string {
  return isInstant(value) ? formatTime(value, 'UTC') : value;
}

function optional(label: string, value: string | undefined): Row[] {
  return value === undefined || value === '' ? [] : [[label, value]];
}
