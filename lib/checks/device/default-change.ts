import type { MobileDevice, Observations } from '@/lib/report/observations';
import { instantOf } from '../instant';
import { phonesOf, statisticsOf } from './choose-device';
import { holderOf } from './held-device';

type Sources = Partial<Pick<Observations, 'devices' | 'organizationSettings' | 'deviceStatistics'>>;

/** How the organisation's default came to hold a phone. */
export interface DefaultChange {
  /** When the settings that hold the default were last changed; null when Exchange does not say. */
  defaultChangedAt: string | null;
  /** True when the phone got mail until the change and none after it, false when it was held all along; null when not known. */
  hitByChange: boolean | null;
  /** Other phones of the person that the default holds as well. */
  alsoHeld: number;
}

/**
 * Tells a phone that a tightened default hit (existing phones are hit at once: learn.microsoft.com
 * Set-ActiveSyncOrganizationSettings) from one that the default held from its first day.
 */
export function defaultChange(device: MobileDevice, sources: Sources): DefaultChange {
  const defaultChangedAt = sources.organizationSettings?.changedAt ?? null;
  const others = phonesOf(sources.devices).filter((other) => other !== device);
  return {
    defaultChangedAt,
    hitByChange: isHit(device, instantOf(defaultChangedAt), sources),
    alsoHeld: others.filter((other) => holderOf(other, {}) === 'default').length,
  };
}

function isHit(device: MobileDevice, changed: number | null, { deviceStatistics }: Sources): boolean | null {
  const statistics = statisticsOf(device, deviceStatistics?.statistics ?? []);
  if (statistics === null) return null;
  const lastMail = instantOf(statistics.lastSuccessSync);
  if (lastMail === null) return false;
  return changed === null ? null : lastMail <= changed;
}
