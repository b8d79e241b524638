import type { MobileDevice } from '@/lib/report/observations';
import { isNative } from './client-kind';

/**
 * Exchange Online refuses ActiveSync below 16.1 since 1 March 2026 (Exchange Team blog 4477997 of 15 December 2025,
 * message centre MC1197103).
 */
export const minimumVersion = '16.1';

/** Compares versions part by part as whole numbers: 16.10 is newer than 16.1. Null when one of them is no version. */
export function compareVersions(a: string, b: string): number | null {
  const left = partsOf(a);
  const right = partsOf(b);
  if (left === null || right === null) return null;
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function partsOf(version: string): number[] | null {
  return /^\d+(\.\d+){0,3}$/.test(version.trim()) ? version.trim().split('.').map(Number) : null;
}

/**
 * True for iPhones and iPads that speak 16.1 whatever version their partnership last showed: iOS does since 10. The build
 * in Apple's user agent begins with system version plus 4 up to iOS 18 (14xx is iOS 10), and only grows.
 */
export function isModernApple(device: Pick<MobileDevice, 'os' | 'userAgent'>): boolean {
  const system = /\b(?:iOS|iPadOS|iPhone OS)\s*(\d+)/i.exec(device.os)?.[1];
  if (system !== undefined) return Number(system) >= 10;
  const build = /^Apple-i\w+\/(\d{2,})\d{2}\./.exec(device.userAgent)?.[1];
  return build !== undefined && Number(build) >= 14;
}

/** What a phone's version means for it: fine, refused, or not known. Only ActiveSync clients have one that matters. */
export function versionVerdict(device: MobileDevice): 'not-activesync' | 'good' | 'too-old' | 'unknown' {
  if (!isNative(device)) return 'not-activesync';
  if (isModernApple(device)) return 'good';
  const difference = compareVersions(device.clientVersion, minimumVersion);
  if (difference === null) return 'unknown';
  return difference < 0 ? 'too-old' : 'good';
}
