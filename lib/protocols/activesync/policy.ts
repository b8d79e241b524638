import { elementsIn, textOf, type WbxmlElement } from '@/lib/protocols/wbxml/element';
import { type PolicySetting, policySettingNames } from '@/lib/report/policy-settings';

/** A policy as the server hands it out. `unknown` are tags that have no name here. */
export interface Policy {
  settings: PolicySetting[];
  unknown: string[];
}

const prefix = 'Provision:';
/** An app's name or hash is short; more would be no policy that a person can read. */
const maxValueLength = 200;
const maxValues = 100;

/** Reads an `EASProvisionDoc`. Total. Values are trimmed and cut to 200 characters, lists to 100. */
export function readPolicy(document: WbxmlElement): Policy {
  const policy: Policy = { settings: [], unknown: [] };
  for (const part of elementsIn(document)) {
    const name = policySettingNames.find((known) => part.tag === prefix + known);
    if (name === undefined) policy.unknown.push(part.tag);
    else policy.settings.push({ name, values: valuesOf(part) });
  }
  return policy;
}

function valuesOf(setting: WbxmlElement): string[] {
  return [setting, ...elementsIn(setting)]
    .map(textOf)
    .filter((value) => value !== null)
    .slice(0, maxValues)
    .map((value) => value.slice(0, maxValueLength));
}
