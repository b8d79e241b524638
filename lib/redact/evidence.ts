import type { Evidence } from '@/lib/report/evidence';
import type { SecretRemover } from './secrets';

/**
 * Headers that evidence may keep, by allow-list: what support needs to open a ticket and what a check reads. Cookies and
 * everything not named here go. `authorization` is kept as its scheme only.
 */
const keptHeaders = new Set(
  `accept accept-encoding authorization content-type content-length user-agent host prefer x-anchormailbox x-user-identity
  x-responseformat x-cmdletname client-request-id return-client-request-id request-id x-request-id x-ms-request-id date server
  location www-authenticate retry-after allow public via age cf-ray x-cache x-powered-by x-ms-diagnostics
  x-ms-ags-diagnostic x-ms-location x-ms-asthrottle x-ms-backoffduration x-ms-credentials-expire ms-server-activesync
  ms-asprotocolversion ms-asprotocolversions ms-asprotocolcommands x-feserver x-beserver x-calculatedbetarget
  x-calculatedfetarget x-backendhttpstatus x-diaginfo x-proxy-routingcorrectness x-owa-version x-servername jsonerror
  x-autodiscover-url strict-transport-security`.split(/\s+/),
);

/** Longest texts kept, in characters. A body is an excerpt for a person to read, not an archive. */
const longestValue = 2_000;
const longestBody = 4_000;
const mostValues = 200;
/** Nothing behind this is even looked at; a secret that the cut splits lies far behind what is kept. */
const longestRead = 64_000;

/** Removes secrets from one piece of evidence and caps it. Same shape out as in; ids and kinds stay. */
export function redactEvidence(evidence: Evidence, remover: SecretRemover): Evidence {
  const clean = (text: string) => cut(remover.clean(printable(text)), longestValue);
  const base = { ...evidence, label: clean(evidence.label) };
  switch (base.kind) {
    case 'http-exchange':
      return exchange(base, remover, clean);
    case 'dns-answer':
      return { ...base, name: clean(base.name), answers: base.answers.slice(0, mostValues).map(clean) };
    case 'certificate':
      return {
        ...base,
        host: clean(base.host),
        certificate: base.certificate && {
          ...base.certificate,
          subject: clean(base.certificate.subject),
          issuer: clean(base.certificate.issuer),
          names: base.certificate.names.slice(0, mostValues).map(clean),
        },
      };
    case 'device':
      return { ...base, deviceId: clean(base.deviceId), values: values(base.values, clean, remover) };
    case 'setting':
    case 'token-claims':
      return { ...base, values: values(base.values, clean, remover) };
  }
}

type Exchange = Extract<Evidence, { kind: 'http-exchange' }>;

function exchange(base: Exchange, remover: SecretRemover, clean: (text: string) => string): Evidence {
  const body = (text: string | undefined) =>
    text === undefined ? {} : { body: cut(remover.clean(printable(text)), longestBody) };
  const { request, response } = base;
  return {
    ...base,
    request: {
      method: request.method,
      url: clean(request.url),
      headers: headers(request.headers, clean),
      ...body(request.body),
    },
    response: response && {
      status: response.status,
      headers: headers(response.headers, clean),
      ...body(response.body),
    },
    ...(base.failure === undefined ? {} : { failure: clean(base.failure) }),
    ...(base.requestId === undefined ? {} : { requestId: clean(base.requestId) }),
  };
}

function headers(all: Record<string, string>, clean: (text: string) => string): Record<string, string> {
  const kept = Object.entries(all).flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    if (!keptHeaders.has(lower)) return [];
    return [[lower, lower === 'authorization' ? schemeOnly(value) : clean(value)] as const];
  });
  return Object.fromEntries(kept);
}

/** `Bearer …` says that a token was sent; an empty Bearer, that none was. The token itself never stands anywhere. */
function schemeOnly(value: string): string {
  const [scheme = '', ...rest] = value.trim().split(/\s+/);
  const known = /^(?:bearer|basic|negotiate|ntlm|pop)$/i.test(scheme) ? scheme : '‹scheme›';
  return rest.length > 0 || known !== scheme ? `${known} ‹token›` : known;
}

const secretName =
  /pass(?:word|wd|code|phrase)$|^pwd$|secret$|(?:access|refresh|id)[_-]?token$|^(?:set-)?cookie$|^authorization$/i;

function values(
  all: Record<string, string>,
  clean: (text: string) => string,
  remover: SecretRemover,
): Record<string, string> {
  const kept = Object.entries(all)
    .slice(0, mostValues)
    .map(([name, value]) => [
      clean(name),
      secretName.test(name) ? remover.placeholders.of('secret', value) : clean(value),
    ]);
  return Object.fromEntries(kept);
}

/** Control and formatting characters could forge lines in a log or a terminal; tabs and line ends are text. */
function printable(text: string): string {
  return text.slice(0, longestRead).replace(/[^\P{Cc}\t\n\r]|[\p{Cf}\p{Zl}\p{Zp}]/gu, '');
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}
