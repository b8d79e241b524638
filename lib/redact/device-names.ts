import type { Report } from '@/lib/report/report';
import { replaceExact } from './personal';

/**
 * People name phones after themselves ("Anna's iPhone", "iPhone von Anna"), so for a reader who may not know whose other
 * phones there are, each name gives way to the phone's model, which says enough.
 * @returns the report with the names gone where phones are named, and a function that takes them out of free text.
 */
export function withoutDeviceNames(report: Report): { report: Report; inText: (text: string) => string } {
  const models = modelsByName(report);
  const named = (name: string) => models.get(name.trim().toLowerCase()) ?? name;
  return {
    report: {
      ...report,
      device: report.device && { ...report.device, name: report.device.model || report.device.os },
      checks: report.checks.map((check) => ({
        ...check,
        findings: check.findings.map(({ args, ...finding }) => ({ ...finding, args: renamed(args, named) })),
      })),
      evidence: report.evidence.map((item) =>
        item.kind === 'device'
          ? { ...item, label: named(item.label), values: renamed(item.values, named) }
          : { ...item, label: named(item.label) },
      ),
    },
    inText: (text) => {
      let result = text;
      // A plain word such as `iPhone` is part of many texts; two words or an apostrophe are somebody's choice.
      for (const [name, model] of models) {
        if (name !== model.toLowerCase() && /['’ ]/.test(name)) result = replaceExact(result, name, () => model);
      }
      return result;
    },
  };
}

const nameKey = /^(?:device|friendly)?_?name$/i;

function renamed<T>(values: Record<string, T>, named: (name: string) => string): Record<string, T | string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      nameKey.test(key) && typeof value === 'string' ? named(value) : value,
    ]),
  );
}

/** What may stand for a phone's own name, by that name in lower case. */
function modelsByName(report: Report): Map<string, string> {
  const models = new Map<string, string>();
  const note = (name: string | undefined, ...kinds: (string | undefined)[]) => {
    const kind = kinds.find((text) => text !== undefined && text !== '') ?? 'phone';
    if (name) models.set(name.trim().toLowerCase(), kind);
  };
  for (const item of report.evidence) {
    if (item.kind !== 'device') continue;
    const { model, type, os, name, FriendlyName } = item.values;
    note(name ?? FriendlyName, model, type, os);
  }
  if (report.device) note(report.device.name, report.device.model, report.device.os);
  return models;
}
