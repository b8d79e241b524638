import type { Report } from '@/lib/report/report';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { accountOf, guidOf } from '@/sandbox/tenant/account';

/** Somebody who is not the person under diagnosis. */
const stranger = 'bob.miller@example.test';
/** What a sentence of the sign-in log may carry besides its cause. */
const traceId = '0e9d8c7b-6a5f-4e3d-8c2b-1a0f9e8d7c6b';
const strangersAddress = '203.0.113.199';
/** What device management of the simulated tenant tells of each phone, and the portal has no use for. */
const managedSerial = 'F2LZK0AAAAAA';
const managedImei = '356938035643809';

/**
 * The scenario with values planted that identify a phone or a person: each phone tells its IMEI and number, somebody else asked
 * for its wipe, and the sentences of the sign-in log name an id, an address and a colleague. What has to be found stays the same.
 */
export function planted(scenario: Scenario): Scenario {
  const { phones, signIns } = accountOf(scenario);
  return {
    ...scenario,
    phones: phones.map((phone, index) => ({
      ...phone,
      imei: phone.imei ?? imeiOf(index),
      telephoneNumber: phone.telephoneNumber ?? numberOf(index),
      wipeRequestedBy: stranger,
    })),
    signIns: signIns.map((row) => ({
      ...row,
      failureReason: `${row.failureReason} Trace ${traceId}, from ${strangersAddress}, asked by ${stranger}.`,
    })),
  };
}

function imeiOf(index: number): string {
  return `4901542032${String(37_518 + index)}`;
}

function numberOf(index: number): string {
  return `+49 171 555${String(1000 + index)}`;
}

/** Values that no event may carry, whoever reads it: the portal has no use for them, so it must not even read them. */
export function neverRead(scenario: Scenario): string[] {
  const phones = accountOf(scenario).phones;
  const own = phones.flatMap(({ imei, telephoneNumber }) => [imei ?? '', telephoneNumber ?? '']);
  return [managedSerial, managedImei, ...own].filter((value) => value !== '');
}

/** Values that only the organisation's support may see. */
export function identifiersOf(scenario: Scenario): string[] {
  const account = accountOf(scenario);
  const managed = scenario.managed ?? [];
  return [
    account.objectId,
    account.mailboxGuid,
    traceId,
    strangersAddress,
    ...account.signIns.map(({ ipAddress }) => ipAddress),
    ...account.phones.flatMap(({ deviceId }) => [deviceId, guidOf(`device:${account.key}:${deviceId}`)]),
    ...managed.flatMap(({ deviceId }) => [deviceId, guidOf(`managed:${deviceId}`)]),
    ...neverRead(scenario),
  ];
}

/** What tells of other people, or where the person was: nothing for a link that anyone may open. */
export function privateOf(scenario: Scenario): string[] {
  const cities = accountOf(scenario).signIns.map(({ city }) => city);
  return [stranger, ...new Set(cities.filter((city) => city !== ''))];
}

/** Those of `values` that stand in what is shown, in any case. */
export function foundIn(shown: Report | readonly unknown[], values: readonly string[]): string[] {
  const text = JSON.stringify(shown).toLowerCase();
  return [...new Set(values.filter((value) => text.includes(value.toLowerCase())))];
}
