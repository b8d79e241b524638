import { type MailboxRemedy, notOffered, offered } from './define-remedy';
import { accountOffWhy, policyCaution, switchSetting } from './switches';

/** Outlook does not use ActiveSync and has a switch of its own (https://learn.microsoft.com/powershell/module/exchange/set-casmailbox). */
export const outlookMobileOn: MailboxRemedy = {
  id: 'outlook-mobile-on',
  on: 'mailbox',
  app: 'outlook',
  step: 'activesync',
  title: 'Turn Outlook for iOS and Android on',
  risk: 'Outlook on phones may open this mailbox again. App protection and Conditional Access still hold.',
  offer(mailbox) {
    const off = accountOffWhy(mailbox);
    if (off !== null) return notOffered(off);
    if (mailbox.outlookMobile === null)
      return notOffered('Exchange does not say whether Outlook is on for this mailbox.');
    return mailbox.outlookMobile
      ? notOffered('Outlook for iOS and Android is on already.')
      : offered(policyCaution(mailbox.policy.outlook));
  },
  change: (mailbox) => ({
    before: [switchSetting('Outlook for iOS and Android', mailbox.outlookMobile)],
    after: [switchSetting('Outlook for iOS and Android', true)],
    call: { cmdlet: 'Set-CASMailbox', parameters: { Identity: mailbox.identity, OutlookMobileEnabled: true } },
  }),
  done: (mailbox) => mailbox.outlookMobile === true,
  undo: (mailbox) => (mailbox.outlookMobile === true ? null : { remedy: 'outlook-mobile-off', deviceId: null }),
};
