import { defineCheck } from '../define-check';
import { chooseDevice } from '../device/choose-device';
import { isNative } from '../device/client-kind';

/** Is Outlook for iOS and Android allowed for this mailbox? It has a switch of its own beside ActiveSync's. */
export const outlookMobileSwitch = defineCheck({
  id: 'outlook-mobile-switch',
  area: 'mailbox',
  step: 'activesync',
  needs: ['mailboxSettings'],
  wants: ['devices', 'deviceStatistics'],
  codes: ['mailbox/outlook-mobile-disabled'],
  applies: ({ app }) => app !== 'native',
  evaluate: ({ mailboxSettings, ...sources }, given, result) => {
    if (!mailboxSettings.found) return result.inapplicable();
    const chosen = chooseDevice(sources, given);
    // Nobody said which app: where a phone's own app is the one judged, Outlook's switch is not its cause.
    if (given.app === 'unknown' && chosen !== null && isNative(chosen.device)) return result.inapplicable();
    if (mailboxSettings.outlookMobileEnabled === null) return result.inapplicable();
    if (mailboxSettings.outlookMobileEnabled) return result.passed();
    return result.failed(
      result.finding('mailbox/outlook-mobile-disabled', { address: mailboxSettings.primaryAddress }),
    );
  },
});
