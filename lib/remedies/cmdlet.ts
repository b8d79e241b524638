import { fillCommand } from '@/lib/checks/fill';

/** A change of a list by addition and removal: a plain list would replace every other entry of the person. */
export interface ListChange {
  add?: string;
  remove?: string;
}

/** A value of a parameter; `switch` is a parameter without one, such as `-Cancel`. */
export type ParameterValue = string | boolean | ListChange | { switch: boolean };

/** One call of a cmdlet that changes something. `Identity` is always given: without it some cmdlets mean everybody. */
export interface CmdletCall {
  cmdlet: 'Set-CASMailbox' | 'Remove-MobileDevice' | 'Clear-MobileDevice';
  parameters: { Identity: string } & Record<string, ParameterValue>;
}

/**
 * The parameters as InvokeCommand takes them. A list change is a typed hash table with lower-case keys
 * (https://github.com/KelvinTegelaar/CIPP-API, Set-CIPPMobileDevice.ps1); switches are plain booleans.
 */
export function jsonParameters(call: CmdletCall): Record<string, unknown> {
  return Object.fromEntries(Object.entries(call.parameters).map(([name, value]) => [name, jsonValue(value)]));
}

function jsonValue(value: ParameterValue): unknown {
  if (typeof value !== 'object') return value;
  return 'switch' in value ? value.switch : { '@odata.type': '#Exchange.GenericHashTable', ...value };
}

/** The same call as one line of Exchange Online PowerShell, with every text between single quotes. */
export function powershellLine(call: CmdletCall): string {
  const words = Object.entries(call.parameters).map(([name, value]) => `-${name}${powershellValue(value)}`);
  return [call.cmdlet, ...words].join(' ');
}

function powershellValue(value: ParameterValue): string {
  if (typeof value === 'string') return ` ${quoted(value)}`;
  if (typeof value === 'boolean') return ` $${value}`;
  // `-Confirm $false` would be read as a switch and a stray argument; switches take their value after a colon.
  if ('switch' in value) return value.switch ? '' : ':$false';
  const parts = [
    ...(value.add === undefined ? [] : [`Add=${quoted(value.add)}`]),
    ...(value.remove === undefined ? [] : [`Remove=${quoted(value.remove)}`]),
  ];
  return ` @{${parts.join('; ')}}`;
}

function quoted(text: string): string {
  return fillCommand("'{text}'", { text });
}
