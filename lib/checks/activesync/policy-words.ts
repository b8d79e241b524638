import type { PolicySetting } from '@/lib/report/policy-settings';

/** What the value of a setting must be: a text exactly, a whole number within bounds, or any value at all. */
export interface PolicyCondition {
  setting: PolicySetting['name'];
  is?: string;
  from?: number;
  to?: number;
}

/**
 * One sentence of a policy. It is said when all of `when` hold and no earlier rule about `setting` was said. `{amount}` in the
 * text is the last condition's value, written as `as` tells. Data and not code, so that a browser can load it like words.
 */
export interface PolicyRule {
  setting: PolicySetting['name'];
  when: readonly PolicyCondition[];
  text: string;
  as?: 'duration' | 'size' | 'list';
}

/** A setting as read back from a report: its name may be one that a later portal knows. */
interface NamedValues {
  name: string;
  values: string[];
}

/** So many apps are named in a sentence; the others are counted. */
const listedApps = 5;

/**
 * A policy in plain words for the person, one sentence for each setting that asks something of the phone, in the order of the
 * rules. Empty when it asks nothing. Settings that the server leaves open, and values that [MS-ASPROV] does not know, ask nothing.
 */
export function policySentences(rules: readonly PolicyRule[], settings: readonly NamedValues[]): string[] {
  const valuesOf = (name: string) => settings.find((setting) => setting.name === name)?.values ?? [];
  const said = new Set<string>();
  return rules.flatMap((rule) => {
    const last = rule.when.at(-1);
    if (said.has(rule.setting) || last === undefined) return [];
    if (!rule.when.every((condition) => holds(condition, valuesOf(condition.setting)[0]))) return [];
    said.add(rule.setting);
    return [rule.text.replace('{amount}', () => written(valuesOf(last.setting), rule.as))];
  });
}

function holds({ is, from, to }: PolicyCondition, value: string | undefined): boolean {
  if (value === undefined) return false;
  if (is !== undefined) return value === is;
  if (from === undefined) return true;
  return /^\d{1,10}$/.test(value) && Number(value) >= from && Number(value) <= (to ?? from);
}

function written(values: readonly string[], as: PolicyRule['as']): string {
  const [value = ''] = values;
  if (as === 'duration') return duration(Number(value));
  if (as === 'size') return size(Number(value));
  if (as !== 'list') return String(Number(value));
  const more = values.length > listedApps ? ` and ${values.length - listedApps} more` : '';
  return `${values.slice(0, listedApps).join(', ')}${more}`;
}

function duration(seconds: number): string {
  if (seconds % 60 !== 0) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return seconds === 60 ? '1 minute' : `${seconds / 60} minutes`;
}

/** Bytes as KB or MB, rounded down so that no sentence promises more than the policy. */
function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / (1024 * 1024))} MB`;
}

/** Settings as a finding keeps them: `Name=value`, once for each value. A setting that the server leaves open is left out. */
export function policyCodes(settings: readonly PolicySetting[]): string[] {
  return settings.flatMap(({ name, values }) => values.map((value) => `${name}=${value}`));
}

/** Reads what `policyCodes` wrote. A name that no rule knows stays: no sentence comes of it. */
export function settingsOfCodes(codes: readonly string[]): NamedValues[] {
  const settings = new Map<string, NamedValues>();
  for (const code of codes) {
    const [name = ''] = code.split('=', 1);
    const setting = settings.get(name) ?? { name, values: [] };
    setting.values.push(code.slice(name.length + 1));
    settings.set(name, setting);
  }
  return [...settings.values()];
}
