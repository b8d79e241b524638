import type { MailboxRemedy } from './define-remedy';
import { switchSetting, takeBack } from './switches';

/** Takes back `outlook-mobile-on`, and is offered for nothing else. */
export const outlookMobileOff: MailboxRemedy = {
  id: 'outlook-mobile-off',
  on: 'mailbox',
  onlyUndoes: 'outlook-mobile-on',
  app: 'outlook',
  step: 'activesync',
  title: 'Turn Outlook for iOS and Android off again',
  risk: 'Outlook on every phone of this person stops. Mail apps that speak ActiveSync go on.',
  offer: (mailbox) => takeBack(mailbox, 'outlook-mobile-on', 'outlook-mobile-off', mailbox.outlookMobile === true),
  change: (mailbox) => ({
    before: [switchSetting('Outlook for iOS and Android', mailbox.outlookMobile)],
    after: [switchSetting('Outlook for iOS and Android', false)],
    call: { cmdlet: 'Set-CASMailbox', parameters: { Identity: mailbox.identity, OutlookMobileEnabled: false } },
  }),
  done: (mailbox) => mailbox.outlookMobile === false,
  undo: (mailbox) => (mailbox.outlookMobile === true ? { remedy: 'outlook-mobile-on', deviceId: null } : null),
};
