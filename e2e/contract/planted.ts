import { scenarios } from '../../sandbox/scenarios/all';
import type { Phone } from '../../sandbox/scenarios/scenario';
import { healthySignIns } from '../../sandbox/scenarios/sign-ins';

/** Values that no document for `anyone` may show. Each is found nowhere else in the simulated tenant. */
export const planted = {
  imei: '356938035643809',
  serial: 'F2LXK9QJPLJM',
  telephoneNumber: '+31612349876',
  clientAddress: '198.51.100.77',
  /** Another person, whose name the phone carries. */
  otherName: 'Zacharias Geheimhouder',
} as const;

/**
 * Plants them in every phone and sign-in of the simulated tenant, before it starts, as a real one holds them. Gives the way
 * back, since scenarios are values of this process.
 */
export function plantPersonalData(): () => void {
  const undo: (() => void)[] = [];
  for (const phone of new Set(scenarios.flatMap((scenario) => scenario.phones ?? []))) {
    const before: Phone = { ...phone };
    phone.name = `${planted.otherName}'s ${phone.model} ${planted.serial}`;
    phone.imei = planted.imei;
    phone.telephoneNumber = planted.telephoneNumber;
    phone.wipeRequestedBy = planted.otherName;
    undo.push(() =>
      Object.assign(phone, { imei: undefined, telephoneNumber: undefined, wipeRequestedBy: undefined }, before),
    );
  }
  const signIns = new Set([...healthySignIns, ...scenarios.flatMap((scenario) => scenario.signIns ?? [])]);
  for (const signIn of signIns) {
    const { ipAddress } = signIn;
    signIn.ipAddress = planted.clientAddress;
    undo.push(() => {
      signIn.ipAddress = ipAddress;
    });
  }
  return () => {
    for (const back of undo) back();
  };
}
