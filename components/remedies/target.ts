import type { RemediesView, RemedyId, RemedyView } from '@/lib/report/remedies';

/** What a remedy is for: the mailbox itself (null) or one phone. */
export interface Target {
  remedy: RemedyId;
  deviceId: string | null;
}

/** One text for a target, to keep what was typed for it. */
export function keyOf({ remedy, deviceId }: Target): string {
  return `${remedy} ${deviceId?.toLowerCase() ?? ''}`;
}

/** The remedy of a target in a state; null when it is not shown there. */
export function remedyFor(view: RemediesView, { remedy, deviceId }: Target): RemedyView | null {
  const device = view.devices.find((one) => one.deviceId.toLowerCase() === deviceId?.toLowerCase());
  const shown = deviceId === null ? view.mailbox?.remedies : device?.remedies;
  return shown?.find(({ id }) => id === remedy) ?? null;
}
