import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Faults, withFault } from '../http/faults';
import type { PlaneReply, PlaneRequest } from '../http/plane';
import { json, requestIds } from '../http/reply';
import type { Signer } from '../identity/signer';
import { exchangeResource, initialDomain, tenantId } from '../names';
import type { Account } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { answerBatch } from './batch';
import { carryOut } from './carry-out';
import type { Changes } from './changes';
import { cmdletSubject, cmdlets, parameterText } from './cmdlets';
import { exchangeError, exchangeFaultWords, roleMissing, tokenRefused } from './exchange-error';
import { type Fleet, lostContinuation, type ObjectList } from './fleet';
import { shape } from './shape';
import { writeOf } from './writes';

/** What the Exchange plane needs. */
export interface ExchangeContext {
  tenant: Tenant;
  signer: Signer;
  faults: Faults;
  changes: Changes;
  fleet: Fleet;
  now(): Date;
}

const callSchema = z.object({
  CmdletInput: z.object({
    CmdletName: z.string(),
    Parameters: z.record(z.string(), z.unknown()).optional(),
  }),
});
type Call = z.infer<typeof callSchema>['CmdletInput'];

/** The service may cut pages smaller than asked for; small ones make sure that readers go on. */
const largestPage = 40;
/** Of a fleet: as large as the service's own. */
const largestFleetPage = 1_000;

function readCall(body: string): Call | null {
  try {
    return callSchema.parse(JSON.parse(body)).CmdletInput;
  } catch {
    // Not JSON, or not a cmdlet call: the caller is told 400.
    return null;
  }
}

interface SkipToken {
  cmdlet: string;
  start: number;
}

function readSkipToken(text: string | null, cmdlet: string): number | null {
  if (text === null) return 0;
  try {
    const token: Partial<SkipToken> = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return token.cmdlet === cmdlet && typeof token.start === 'number' ? token.start : null;
  } catch {
    // Not a token of ours.
    return null;
  }
}

function startOf(request: PlaneRequest, cmdlet: string): number | null {
  return readSkipToken(request.url.searchParams.get('$skiptoken'), cmdlet);
}

function page(request: PlaneRequest, cmdlet: string, objects: ObjectList, largest = largestPage): PlaneReply {
  const query = request.url.searchParams;
  const asked = Number(request.headers.prefer?.match(/odata\.maxpagesize=(\d+)/i)?.[1] ?? largest);
  const size = Math.max(1, Math.min(asked, largest));
  const start = startOf(request, cmdlet);
  if (start === null) return lostContinuation();
  const select =
    query
      .get('$select')
      ?.split(',')
      .map((name) => name.trim()) ?? null;
  const next = new URL(request.url);
  const token: SkipToken = { cmdlet, start: start + size };
  next.searchParams.set('$skiptoken', Buffer.from(JSON.stringify(token)).toString('base64url'));
  const body = {
    '@odata.context': `${request.url.origin}/adminapi/beta/${tenantId}/$metadata#Collection(Exchange.GenericHashTable)`,
    'adminapi.warnings@odata.type': '#Collection(String)',
    '@adminapi.warnings': [],
    ...(start + size < objects.length ? { '@odata.nextLink': next.href } : {}),
    value: objects.slice(start, start + size).map((object) => shape(object, select)),
  };
  return json(200, body, { ...requestIds(request.headers), 'x-calculatedbetarget': `am0pr01mb0001.${initialDomain}` });
}

async function invoke(
  context: ExchangeContext,
  request: PlaneRequest,
  call: Call,
  right: 'read' | 'write',
): Promise<PlaneReply> {
  const { CmdletName: name, Parameters: parameters = {} } = call;
  const write = writeOf(name);
  if (write && right === 'write') {
    const fault = context.faults.find('exchange', name);
    const carried = () => carryOut(context, write, parameters) ?? page(request, name, []);
    return { ...(await withFault(fault, exchangeFaultWords, carried)), cmdlet: name };
  }
  const cmdlet = Object.entries(cmdlets).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
  if (!cmdlet) return { ...roleMissing(), cmdlet: name };
  const own = cmdletSubject(context.tenant, parameters)?.scenario.faults;
  const reply = await withFault(context.faults.find('exchange', name, own), exchangeFaultWords, () => {
    const now = context.now();
    const ofFleet = fleetAnswer(context.fleet, name, parameters);
    if (ofFleet) return page(request, name, ofFleet);
    const outcome = cmdlet(context.changes.shown(context.tenant, now), parameters, now);
    if ('failure' in outcome) return outcome.failure;
    const many = ofTenant(name, parameters) ? context.fleet.behind(outcome.objects, now) : null;
    if (many === null) return page(request, name, outcome.objects);
    return context.fleet.trouble(startOf(request, name) ?? 0) ?? page(request, name, many, largestFleetPage);
  });
  return { ...reply, cmdlet: name };
}

/** True for the list of all phones of the tenant. */
function ofTenant(name: string, parameters: Record<string, unknown>): boolean {
  const named = ['Mailbox', 'Identity'].some((parameter) => parameterText(parameters, parameter) !== '');
  return name.toLowerCase() === 'get-mobiledevice' && !named;
}

function fleetAnswer(fleet: Fleet, name: string, parameters: Record<string, unknown>): ObjectList | null {
  const found = name.toLowerCase() === 'get-recipient' ? fleet.recipient(parameterText(parameters, 'Identity')) : null;
  return found === null ? null : [found];
}

async function mayCall(
  context: ExchangeContext,
  request: PlaneRequest,
): Promise<'read' | 'write' | 'no-token' | 'no-role'> {
  const token = request.headers.authorization?.match(/^Bearer\s+(\S+)$/i)?.[1] ?? '';
  const claims = await context.signer.verify(token, [exchangeResource]);
  if (!claims) return 'no-token';
  if (Array.isArray(claims.roles) && claims.roles.includes('Exchange.ManageAsApp')) return 'read';
  if (
    !String(claims.scp ?? '')
      .split(' ')
      .includes('Exchange.Manage')
  )
    return 'no-token';
  // Delegated: the person's own Exchange roles decide.
  return exchangeRight(context.tenant.find(String(claims.oid)));
}

/** The portal's admins manage recipients, unless their scenario says otherwise; the app itself only views. */
function exchangeRight(account: Account | undefined): 'read' | 'write' | 'no-role' {
  const admin = account?.roles.includes('Reconnect.Admin') ? 'write' : 'no-role';
  return account?.scenario.person.exchange ?? admin;
}

function noCall(): PlaneReply {
  return exchangeError(400, 'BadRequest', 'ODataException', 'The request body is not a cmdlet call.');
}

/** Makes the Exchange admin plane's handler: `POST /adminapi/beta/{tenant}/InvokeCommand`, and `…/$batch` for several. */
export function createExchangeHandler(context: ExchangeContext) {
  return async (request: PlaneRequest): Promise<PlaneReply> => {
    const call = readCall(request.body);
    const named = call ? { cmdlet: call.CmdletName } : {};
    const right = await mayCall(context, request);
    if (right === 'no-token') return { ...tokenRefused(), ...named };
    const [, root, version, tenant, action] = request.url.pathname.split('/');
    const known =
      root === 'adminapi' &&
      ['beta', 'v1.0'].includes(version ?? '') &&
      ['InvokeCommand', '$batch'].includes(action ?? '');
    if (!known) return { status: 404, headers: { 'request-id': randomUUID() } };
    if (![tenantId, initialDomain].includes(tenant?.toLowerCase() ?? '')) return { ...tokenRefused(), ...named };
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    if (right === 'no-role') return { ...roleMissing(), ...named };
    if (action === '$batch') {
      const one = async (part: PlaneRequest) => {
        const asked = readCall(part.body);
        return asked ? invoke(context, part, asked, right) : noCall();
      };
      return { ...((await answerBatch(request, one)) ?? noCall()), cmdlet: '$batch' };
    }
    if (!call) return noCall();
    return invoke(context, request, call, right);
  };
}
