import * as z from 'zod';
import { instantOrNull, listOf, lowerText, text } from './fields';

// Schemas of Intune's resources; what ./resources says of unknown fields and absent texts holds here too.

/** https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice */
export const managedDeviceSchema = z.object({
  id: z.string().min(1),
  userId: lowerText,
  operatingSystem: text,
  osVersion: text,
  manufacturer: text,
  model: text,
  complianceState: lowerText,
  easActivated: z.boolean().nullish(),
  easDeviceId: lowerText,
  easActivationDateTime: instantOrNull,
  lastSyncDateTime: instantOrNull,
  deviceActionResults: listOf(
    z.object({
      actionName: text,
      actionState: lowerText,
      startDateTime: instantOrNull,
      lastUpdatedDateTime: instantOrNull,
    }),
  ),
});
export type GraphManagedDevice = z.infer<typeof managedDeviceSchema>;

/** https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicecompliancepolicysettingstate and its sibling. */
export const settingStateSchema = z.object({ setting: text, settingName: text, state: lowerText });

/**
 * https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicecompliancepolicystate and
 * https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-deviceconfigurationstate: a policy or profile as one
 * phone took it.
 */
export const policyStateSchema = z.object({
  id: text,
  displayName: text,
  state: lowerText,
  settingStates: listOf(settingStateSchema),
});
export type GraphPolicyState = z.infer<typeof policyStateSchema>;
