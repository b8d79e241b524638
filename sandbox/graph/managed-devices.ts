import type { PlaneReply, PlaneRequest } from '../http/plane';
import { minutesBefore } from '../http/reply';
import type { ManagedPhone } from '../scenarios/scenario';
import { type Account, guidOf } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { graphError } from './graph-error';
import { page, readFilter, selected } from './odata';

type Managed = { account: Account; phone: ManagedPhone; id: string };

function all(tenant: Tenant): Managed[] {
  return tenant.accounts.flatMap((account) =>
    (account.scenario.managed ?? []).map((phone) => ({ account, phone, id: guidOf(`managed:${phone.deviceId}`) })),
  );
}

function userOf(request: PlaneRequest): string | null {
  const comparisons = (readFilter(request.url.searchParams.get('$filter') ?? '') ?? []).flat();
  return comparisons.find(({ field, operator }) => field === 'userId' && operator === 'eq')?.value ?? null;
}

/** The account that a read is about, by filter or by the phone's id, so that its own faults can strike. */
export function managedSubject(tenant: Tenant, request: PlaneRequest, id: string | undefined): Account | undefined {
  if (id !== undefined) return all(tenant).find((managed) => managed.id === id)?.account;
  return tenant.find(userOf(request) ?? '');
}

function resource({ account, phone, id }: Managed, now: Date): Record<string, unknown> {
  const at = (minutes: number) => minutesBefore(now, minutes)?.toISOString();
  const asked = phone.wipeRequestedMinutesAgo;
  return {
    id,
    userId: account.objectId,
    deviceName: `${account.name}'s phone`,
    userPrincipalName: account.signInName,
    operatingSystem: phone.operatingSystem,
    osVersion: phone.osVersion,
    manufacturer: phone.manufacturer,
    model: phone.model,
    complianceState: phone.complianceState,
    easActivated: true,
    easDeviceId: phone.deviceId,
    easActivationDateTime: at(200 * 1440),
    lastSyncDateTime: at(phone.checkedInMinutesAgo),
    exchangeAccessState: 'unknown',
    exchangeAccessStateReason: 'unknown',
    imei: '356938035643809',
    serialNumber: 'F2LZK0AAAAAA',
    deviceActionResults:
      asked === null
        ? []
        : [
            {
              actionName: 'factoryReset',
              actionState: 'pending',
              startDateTime: at(asked),
              lastUpdatedDateTime: at(asked),
            },
          ],
  };
}

/** `GET /deviceManagement/managedDevices` with `$filter` on userId. https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list */
export function managedDevices(tenant: Tenant, request: PlaneRequest, now: Date): PlaneReply {
  const filter = request.url.searchParams.get('$filter');
  const user = userOf(request)?.toLowerCase() ?? null;
  if (filter !== null && user === null) return graphError(400, 'BadRequest', 'The filter is not supported.');
  const rows = all(tenant)
    .filter(({ account }) => user === null || account.objectId === user)
    .map((managed) => selected(resource(managed, now), request.url.searchParams));
  return page(request, 'deviceManagement/managedDevices', rows, 1000);
}

const compliancePolicy = 'Company phones';

/**
 * `…/deviceCompliancePolicyStates` and `…/deviceConfigurationStates` of one phone. The list leaves the settings of compliance
 * policies out, as Intune often does; `settingStates` below one policy has them.
 */
export function policyStates(tenant: Tenant, request: PlaneRequest, id: string, kind: string): PlaneReply {
  const managed = all(tenant).find((one) => one.id === id);
  if (!managed || !['deviceCompliancePolicyStates', 'deviceConfigurationStates'].includes(kind)) {
    return graphError(404, 'ResourceNotFound', 'Not found.');
  }
  const { phone } = managed;
  const state = phone.failingSettings.length > 0 ? 'nonCompliant' : 'compliant';
  const compliance = [{ id: guidOf(`policy:${id}`), displayName: compliancePolicy, state, settingStates: [] }];
  const profiles = phone.profiles.map(({ name, state: own }) => ({
    id: guidOf(`profile:${id}:${name}`),
    displayName: name,
    state: own,
    settingStates: [],
  }));
  return page(request, kind, kind === 'deviceConfigurationStates' ? profiles : compliance, 1000);
}

/** `…/deviceCompliancePolicyStates/{id}/settingStates`: every setting of the policy, the failing ones among good ones. */
export function settingStates(tenant: Tenant, request: PlaneRequest, id: string): PlaneReply {
  const managed = all(tenant).find((one) => one.id === id);
  if (!managed) return graphError(404, 'ResourceNotFound', 'Not found.');
  const failing = managed.phone.failingSettings.map((setting) => ({ ...setting, state: 'nonCompliant' }));
  const good = { setting: 'DeviceThreatProtection', settingName: 'Threat level', state: 'compliant' };
  return page(request, 'settingStates', [good, ...failing], 1000);
}
