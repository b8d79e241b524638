import { defineCheck } from '../define-check';
import { isCloudMailbox, isShared } from '../mailbox/recipient-kind';
import { chooseDevice, phonesOf } from './choose-device';
import { isUnknownClient } from './client-kind';

/**
 * Has the phone ever reached Exchange? Without a mailbox of one's own here the question makes no sense, so where it is not known
 * whose mailbox it is and where, an empty list says nothing.
 */
export const deviceKnown = defineCheck({
  id: 'device-known',
  area: 'device',
  step: 'device-access',
  needs: ['devices'],
  wants: ['mailboxSettings', 'deviceStatistics', 'recipient'],
  codes: ['device/none-found'],
  evaluate: ({ devices, mailboxSettings, deviceStatistics, recipient }, given, result) => {
    if (mailboxSettings?.found === false || isShared(recipient)) return result.inapplicable();
    const sources = { devices, ...(deviceStatistics === undefined ? {} : { deviceStatistics }) };
    if (chooseDevice(sources, given) !== null) return result.passed();
    const devicesAsked = phonesOf(devices).filter(
      ({ deviceId }) => given.deviceId === null || deviceId.toLowerCase() === given.deviceId.toLowerCase(),
    );
    if (devicesAsked.some(isUnknownClient)) return result.untested('malformed-answer', 'ClientType');
    if (recipient === undefined) return result.unread('recipient');
    if (mailboxSettings === undefined && !isCloudMailbox(recipient)) return result.inapplicable();
    return result.failed(result.finding('device/none-found', { requestedDeviceId: given.deviceId }));
  },
});
