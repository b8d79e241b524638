import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import {
  type GraphManagedDevice,
  type GraphPolicyState,
  managedDeviceSchema,
} from '@/lib/protocols/graph/device-resources';
import { readList } from '@/lib/protocols/graph/read';
import type { ManagedDevice } from '@/lib/report/optional-facts';
import { readFailingSettings, readPolicyStates } from './policy-states';

const $select =
  'id,userId,operatingSystem,osVersion,manufacturer,model,complianceState,easActivated,easDeviceId,easActivationDateTime,lastSyncDateTime,deviceActionResults';
/** Computers are managed too; only these carry a phone's mail account. */
const mobile = /ios|ipados|android/i;
/** Details cost up to three reads a phone; a person rarely has more phones that fail. */
const mostDetailed = 2;

/**
 * The person's phones in device management (Intune): compliance, what fails it, the ActiveSync id, a mail profile that could
 * not be installed, an erase that waits. Optional: a tenant without Intune answers "not licensed". Names that people gave
 * their phones are not read.
 */
export const managedDevices = defineProbe({
  id: 'managedDevices',
  area: 'device',
  needs: ['directoryUser'],
  deadlineMs: 8_000,
  async run(context, { directoryUser: user }) {
    if (!user.found) return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    const listed = await readList(context, {
      label: 'deviceManagement/managedDevices',
      path: ['deviceManagement', 'managedDevices'],
      query: { $filter: `userId eq '${user.id.replaceAll("'", "''")}'`, $select },
      permission: 'DeviceManagementManagedDevices.Read.All',
      schema: managedDeviceSchema,
      // Looked at again: a filter that was not honoured must not bring other people's phones.
      own: ({ userId, operatingSystem }) => userId === user.id.toLowerCase() && mobile.test(operatingSystem),
    });
    if (!listed.ok) return { ok: false, failure: listed.failure };
    const own = listed.value;
    const detailed = own.filter(needsDetails).slice(0, mostDetailed);
    const devices = await Promise.all(own.map((row) => toManagedDevice(context, row, detailed.includes(row))));
    for (const device of devices) note(context, device);
    return { ok: true, value: { devices } };
  },
});

/** Words of `complianceState`: unknown and compliant have nothing that fails. */
function needsDetails({ complianceState }: GraphManagedDevice): boolean {
  return ['noncompliant', 'conflict', 'error', 'ingraceperiod'].includes(complianceState);
}

async function toManagedDevice(
  context: ProbeContext,
  row: GraphManagedDevice,
  detailed: boolean,
): Promise<ManagedDevice> {
  const [policies, profiles] = detailed
    ? await Promise.all([
        readPolicyStates(context, row.id, 'deviceCompliancePolicyStates'),
        readPolicyStates(context, row.id, 'deviceConfigurationStates'),
      ])
    : [null, null];
  return {
    id: row.id,
    model: [row.manufacturer, row.model].filter((part) => part !== '').join(' '),
    os: [row.operatingSystem, row.osVersion].filter((part) => part !== '').join(' '),
    activesyncId: row.easDeviceId,
    activatedAt: row.easActivated === true ? row.easActivationDateTime : null,
    compliance: row.complianceState,
    lastCheckIn: row.lastSyncDateTime,
    failingSettings: policies === null ? null : await readFailingSettings(context, row.id, policies),
    failedMailProfile: profiles?.find(isFailedMailProfile)?.displayName ?? null,
    ...openWipe(row),
  };
}

/** A mail profile is told by its settings' class (`…EasEmailProfile…`), or by its name where settings are left out. */
function isFailedMailProfile({ state, displayName, settingStates }: GraphPolicyState): boolean {
  const mail =
    settingStates.length === 0
      ? /e-?mail/i.test(displayName)
      : settingStates.some(({ setting }) => /easemailprofile/i.test(setting));
  return mail && (state === 'error' || state === 'conflict');
}

/** An erase that was asked for and not done (https://learn.microsoft.com/graph/api/resources/intune-devices-deviceactionresult). */
function openWipe({ deviceActionResults }: GraphManagedDevice): Pick<ManagedDevice, 'wipePending' | 'wipeRequested'> {
  const open = deviceActionResults.find(
    ({ actionName, actionState }) => /wipe|factoryreset/i.test(actionName) && /^(pending|active)$/.test(actionState),
  );
  return { wipePending: open !== undefined, wipeRequested: open?.startDateTime ?? open?.lastUpdatedDateTime ?? null };
}

function note(context: ProbeContext, device: ManagedDevice): void {
  context.addEvidence({
    kind: 'device',
    label: device.model || device.os,
    source: 'managedDevice',
    deviceId: device.activesyncId,
    values: {
      os: device.os,
      complianceState: device.compliance,
      failingSettings: device.failingSettings?.join(', ') ?? '',
      failedMailProfile: device.failedMailProfile ?? '',
      easActivationDateTime: device.activatedAt ?? '',
      lastSyncDateTime: device.lastCheckIn ?? '',
      wipePending: String(device.wipePending),
    },
  });
}
