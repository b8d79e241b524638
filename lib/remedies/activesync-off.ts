import type { MailboxRemedy } from './define-remedy';
import { switchSetting, takeBack } from './switches';

/** Takes back `activesync-on`, and is offered for nothing else. */
export const activesyncOff: MailboxRemedy = {
  id: 'activesync-off',
  on: 'mailbox',
  onlyUndoes: 'activesync-on',
  app: 'native',
  step: 'activesync',
  title: 'Turn ActiveSync off again',
  risk: 'Every phone of this person that uses its own mail app stops at its next connection. Outlook goes on.',
  offer: (mailbox) => takeBack(mailbox, 'activesync-on', 'activesync-off', mailbox.activeSync),
  change: (mailbox) => ({
    before: [switchSetting('ActiveSync', mailbox.activeSync)],
    after: [switchSetting('ActiveSync', false)],
    call: { cmdlet: 'Set-CASMailbox', parameters: { Identity: mailbox.identity, ActiveSyncEnabled: false } },
  }),
  done: (mailbox) => !mailbox.activeSync,
  undo: (mailbox) => (mailbox.activeSync ? { remedy: 'activesync-on', deviceId: null } : null),
};
