import type { MobileDevice, Observations } from '@/lib/report/observations';
import { defineCheck } from '../define-check';
import { statisticsOf } from '../device/choose-device';
import { gotMailLately } from '../device/recent-mail';
import { dayMs, instantOf } from '../instant';

/** Partnerships per mailbox in Exchange Online (Exchange Online limits; fact sheet 4.4) and where we start to warn. */
export const deviceLimit = 100;
export const nearDeviceLimit = 80;
const staleDays = 90;

/** How many phones does the mailbox remember? At the limit a new one is refused; one that gets mail has its place and keeps it. */
export const deviceCount = defineCheck({
  id: 'device-count',
  area: 'mailbox',
  step: 'device-access',
  needs: ['devices'],
  wants: ['deviceStatistics'],
  codes: ['mailbox/device-limit-reached', 'mailbox/device-limit-near'],
  evaluate: ({ devices: { devices }, deviceStatistics }, given, result) => {
    // The portal's own entry takes a place like any other.
    const counted = countPartnerships(devices, deviceStatistics, given.now);
    // A mailbox kept elsewhere has none here: "your phone is let in" must not follow from an empty list.
    if (counted.count === 0) return result.inapplicable();
    if (counted.count < nearDeviceLimit) return result.passed();
    const code = counted.count >= deviceLimit ? 'mailbox/device-limit-reached' : 'mailbox/device-limit-near';
    const hasWayRound = gotMailLately({ devices: { devices }, ...(deviceStatistics && { deviceStatistics }) }, given);
    return result.failed({ ...result.finding(code, counted), hasWayRound });
  },
});

/** Partnerships of a mailbox, the limit, and those without a successful sync for 90 days where their times are known. */
export function countPartnerships(
  devices: readonly MobileDevice[],
  deviceStatistics: Observations['deviceStatistics'] | undefined,
  now: string,
): { count: number; limit: number; stale: number } {
  const statistics = deviceStatistics?.statistics ?? [];
  const oldest = (instantOf(now) ?? 0) - staleDays * dayMs;
  const stale = devices.filter((device) => {
    const known = statisticsOf(device, statistics);
    return known !== null && (instantOf(known.lastSuccessSync) ?? 0) < oldest;
  }).length;
  return { count: devices.length, limit: deviceLimit, stale };
}
