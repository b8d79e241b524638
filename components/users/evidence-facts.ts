import { formatTime } from '@/lib/checks/instant';
import { reasonText } from '@/lib/checks/reasons';
import type { Evidence } from '@/lib/report/evidence';
import type { Report } from '@/lib/report/report';
import type { Reason } from '@/lib/report/vocabulary';

/** What the last check saw of something, or in words why it saw nothing. Never shown as empty, never as in order. */
export type Known<T> = { known: true; value: T } | { known: false; why: string };

/** One labelled fact: a text, or an ISO instant that is written in the reader's own time. */
export type Fact = { label: string; value: string } | { label: string; at: string };

type SettingEvidence = Extract<Evidence, { kind: 'setting' }>;
type DeviceEvidence = Extract<Evidence, { kind: 'device' }>;

/** Settings that a probe left in the evidence, in its order. */
export function settingsOf(report: Report, probe: string): SettingEvidence[] {
  return report.evidence.flatMap((item) => (item.kind === 'setting' && item.probe === probe ? [item] : []));
}

/** Phones that a probe left in the evidence, in its order. */
export function devicesOf(report: Report, probe: string): DeviceEvidence[] {
  return report.evidence.flatMap((item) => (item.kind === 'device' && item.probe === probe ? [item] : []));
}

/** True when the check has the probe's answer, be it that there is nothing. */
export function wasSeen(report: Report, probe: string): boolean {
  return report.probes.some(({ id, status }) => id === probe && status === 'observed');
}

/** A probe's facts where it answered; else why it did not, for an admin. */
export function known<T>(report: Report, probe: string, value: (report: Report) => T): Known<T> {
  return wasSeen(report, probe)
    ? { known: true, value: value(report) }
    : { known: false, why: whyUnknown(report, probe) };
}

function whyUnknown(report: Report, probe: string): string {
  const entry = report.probes.find(({ id }) => id === probe);
  if (entry?.failure === undefined) return 'The last check did not ask for this.';
  const cause = causeOf(report, probe, entry.failure);
  // The title alone: what follows it in the catalogue speaks to the person whose phone it is.
  const title = reasonText({ area: entry.area, ...cause }, 'admin')?.title ?? '';
  const again = cause.retryAt === undefined ? '' : `Asking again makes sense after ${formatTime(cause.retryAt)}.`;
  return `Could not be checked. ${title} ${again}`.trim();
}

/** Checks of the same area know what is missing or when to ask again; the probe's own line has the reason only. */
function causeOf(report: Report, probe: string, reason: Reason) {
  const area = report.probes.find(({ id }) => id === probe)?.area;
  const check = report.checks.find((one) => one.area === area && one.reason === reason);
  return {
    reason,
    reasonDetail: check?.reasonDetail ?? probe,
    ...(check?.retryAt === undefined ? {} : { retryAt: check.retryAt }),
  };
}

/** A fact whose text may be missing: then it says so. */
export function fact(label: string, value: string | undefined, absent = 'not known'): Fact {
  return { label, value: value === undefined || value === '' ? absent : value };
}

/** A fact that is a time; `absent` stands for none. */
export function timeFact(label: string, at: string | undefined, absent: string): Fact {
  return at === undefined || at === '' ? { label, value: absent } : { label, at };
}

/** A switch in words. */
export function onOff(value: string | undefined): string {
  if (value === 'true') return 'on';
  return value === 'false' ? 'off' : 'not known';
}
