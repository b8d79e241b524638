import { activesyncOff } from './activesync-off';
import { activesyncOn } from './activesync-on';
import type { Remedy } from './define-remedy';
import { deviceAllow } from './device-allow';
import { deviceBlock } from './device-block';
import { deviceExemptionUndo } from './device-exemption-undo';
import { deviceRemove } from './device-remove';
import { outlookMobileOff } from './outlook-mobile-off';
import { outlookMobileOn } from './outlook-mobile-on';
import { wipeCancel } from './wipe-cancel';

/** Every remedy, in the order in which they are shown. */
export const remedies: readonly Remedy[] = [
  activesyncOn,
  activesyncOff,
  outlookMobileOn,
  outlookMobileOff,
  deviceAllow,
  deviceBlock,
  deviceExemptionUndo,
  deviceRemove,
  wipeCancel,
];
