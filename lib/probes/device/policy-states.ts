import type { ProbeContext } from '@/lib/probes/define-probe';
import { type GraphPolicyState, policyStateSchema, settingStateSchema } from '@/lib/protocols/graph/device-resources';
import { readList } from '@/lib/protocols/graph/read';

/** Not the permission of the list of phones: without it their state is known, not what makes it so. */
const permission = 'DeviceManagementConfiguration.Read.All';
const failing = /^(noncompliant|conflict|error)$/;

/**
 * How one managed phone took its compliance policies or its profiles. Null when that could not be read: the phone's own state
 * still counts, so this is no failure of the probe.
 */
export async function readPolicyStates(
  context: ProbeContext,
  deviceId: string,
  kind: 'deviceCompliancePolicyStates' | 'deviceConfigurationStates',
): Promise<GraphPolicyState[] | null> {
  const path = ['deviceManagement', 'managedDevices', deviceId, kind];
  const read = await readList(context, { label: kind, path, permission, schema: policyStateSchema });
  return read.ok ? read.value : null;
}

/**
 * Names of the settings that fail a phone. A list of policies often comes without their settings, which are then asked for
 * the first failing policy; where those stay hidden the policy's own name is given.
 */
export async function readFailingSettings(
  context: ProbeContext,
  deviceId: string,
  policies: readonly GraphPolicyState[],
): Promise<string[]> {
  const failed = policies.filter(({ state }) => failing.test(state));
  const given = failed.flatMap(({ settingStates }) => namesOf(settingStates));
  if (given.length > 0) return [...new Set(given)];
  const [first] = failed;
  if (first === undefined) return [];
  const path = [
    'deviceManagement',
    'managedDevices',
    deviceId,
    'deviceCompliancePolicyStates',
    first.id,
    'settingStates',
  ];
  const read = await readList(context, { label: 'settingStates', path, permission, schema: settingStateSchema });
  const names = read.ok ? namesOf(read.value) : [];
  return names.length > 0 ? [...new Set(names)] : [first.displayName].filter((name) => name !== '');
}

function namesOf(settings: GraphPolicyState['settingStates']): string[] {
  return settings
    .filter(({ state }) => failing.test(state))
    .map(({ settingName, setting }) => settingName || setting)
    .filter((name) => name !== '');
}
