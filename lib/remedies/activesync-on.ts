import { type MailboxRemedy, notOffered, offered } from './define-remedy';
import { accountOffWhy, policyCaution, switchSetting } from './switches';

/** https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/exchange-activesync/enable-or-disable-exchange-activesync */
export const activesyncOn: MailboxRemedy = {
  id: 'activesync-on',
  on: 'mailbox',
  app: 'native',
  step: 'activesync',
  title: 'Turn ActiveSync on',
  risk: 'Every mail app that speaks ActiveSync may connect to this mailbox again. Lists, rules and policies still hold.',
  offer(mailbox) {
    if (mailbox.shared) {
      return notOffered(
        'A shared mailbox has no sign-in of its own, so a phone’s mail app cannot open it. Outlook can.',
      );
    }
    const off = accountOffWhy(mailbox);
    if (off !== null) return notOffered(off);
    return mailbox.activeSync ? notOffered('ActiveSync is on already.') : offered(policyCaution(mailbox.policy.native));
  },
  change: (mailbox) => ({
    before: [switchSetting('ActiveSync', mailbox.activeSync)],
    after: [switchSetting('ActiveSync', true)],
    call: { cmdlet: 'Set-CASMailbox', parameters: { Identity: mailbox.identity, ActiveSyncEnabled: true } },
  }),
  done: (mailbox) => mailbox.activeSync,
  undo: (mailbox) => (mailbox.activeSync ? null : { remedy: 'activesync-off', deviceId: null }),
};
