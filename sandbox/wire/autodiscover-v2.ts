import { exchangeHeaders } from './exchange-headers';
import type { WireAnswer, WireRequest } from './http-exchange';
import { page, pathOf } from './http-exchange';
import type { V2Answer } from './world';

const root = '/autodiscover/autodiscover.json';

/** Names in the answer that Exchange Online gave to an unknown protocol (trace of October 2022), with their paths here. */
const protocolPaths: ReadonlyMap<string, string> = new Map([
  ['rest', '/api'],
  ['activesync', '/Microsoft-Server-ActiveSync'],
  ['ews', '/EWS/Exchange.asmx'],
  ['substrate', '/'],
  ['substratesearchservice', '/search'],
  ['autodiscoverv1', '/autodiscover/autodiscover.xml'],
  ['substratenotificationservice', '/insights'],
  ['outlookmeetingscheduler', '/scheduling/api'],
  ['outlookpay', '/opay'],
  ['actions', '/actionsb2netcore'],
  ['connectors', '/outlookconnectors'],
  ['compliancepolicyservice', '/compliancepolicy'],
]);
const protocolNames =
  'Rest,ActiveSync,Ews,Substrate,SubstrateSearchService,AutodiscoverV1,SubstrateNotificationService,' +
  'OutlookMeetingScheduler,OutlookPay,Actions,Connectors,CompliancePolicyService';

/** From so many redirects on the server gives up. */
const maxRedirects = 10;

/** Whether a request target is for Autodiscover V2, whose path may carry a version and an address. */
export function isAutodiscoverV2(target: string): boolean {
  const path = pathOf(target);
  return path === root || path.startsWith(`${root}/`);
}

/**
 * Autodiscover V2 (JSON), anonymous: where a protocol of an address is served. The address stands in the path
 * (`/autodiscover.json/v1.0/{address}`) or in the query (`?Email=`). `v2` decides for ActiveSync; other known protocols are
 * told the same host.
 */
export function answerAutodiscoverV2(request: WireRequest, v2: (address: string) => V2Answer): WireAnswer {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'MethodNotAllowed', 'Use GET.');
  const query = readQuery(request.target);
  const address = addressInPath(request.target) ?? query.get('email') ?? '';
  const protocol = query.get('protocol') ?? '';
  if (address === '') return refuse(400, 'MandatoryParameterMissing', 'A valid smtp address must be provided');
  if (protocol === '') return refuse(400, 'MandatoryParameterMissing', "The parameter 'Protocol' is missing.");
  if (!/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(address)) {
    return refuse(400, 'InvalidUserId', 'The given user id is not a valid smtp address.');
  }
  const path = protocolPaths.get(protocol.toLowerCase());
  if (path === undefined) {
    return refuse(400, 'ProtocolNotSupported', `'${protocol}' is not supported. Supported: ${protocolNames}`);
  }
  if (Number(query.get('redirectcount') ?? 0) >= maxRedirects) {
    return refuse(400, 'RedirectCountExceeded', `More than ${maxRedirects} redirects.`);
  }
  return toAnswer(v2(address), protocol, path);
}

function toAnswer(answer: V2Answer, protocol: string, path: string): WireAnswer {
  switch (answer.kind) {
    case 'url': {
      const url = protocol.toLowerCase() === 'activesync' ? answer.url : new URL(path, answer.url).href;
      return json(200, { Protocol: protocol, Url: url });
    }
    case 'redirect':
      return page(302, 'Object moved', { ...exchangeHeaders(302), Location: answer.location });
    case 'error':
      return refuse(answer.status, answer.code, 'The request could not be answered for this address.');
  }
}

/** Query parameters by lower-case name: the server ignores case. */
function readQuery(target: string): Map<string, string> {
  const at = target.indexOf('?');
  const parameters = new URLSearchParams(at === -1 ? '' : target.slice(at + 1));
  return new Map([...parameters].map(([name, value]) => [name.toLowerCase(), value]));
}

/** The address after `/v1.0/`, decoded; undefined when the path has none. */
function addressInPath(target: string): string | undefined {
  const path = target.split('?', 1)[0] ?? '';
  const encoded = /^\/v\d+(?:\.\d+)?\/(.+)$/i.exec(path.slice(root.length))?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function refuse(status: number, code: string, message: string): WireAnswer {
  const answer = json(status, { ErrorCode: code, ErrorMessage: message });
  return { ...answer, headers: { ...answer.headers, jsonerror: 'true' } };
}

function json(status: number, body: Record<string, string>): WireAnswer {
  return {
    status,
    headers: {
      ...exchangeHeaders(status),
      'Cache-Control': 'private',
      'Content-Type': 'application/json; charset=utf-8',
      Vary: 'Accept-Encoding',
    },
    body: JSON.stringify(body),
  };
}
