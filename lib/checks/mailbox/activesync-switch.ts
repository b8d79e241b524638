import { defineCheck } from '../define-check';

/** Is ActiveSync on for this mailbox? Outlook does not use it, so there it says nothing. */
export const activesyncSwitch = defineCheck({
  id: 'activesync-switch',
  area: 'mailbox',
  step: 'activesync',
  needs: ['mailboxSettings'],
  codes: ['mailbox/activesync-disabled'],
  applies: ({ app }) => app !== 'outlook',
  evaluate: ({ mailboxSettings }, _given, result) => {
    if (!mailboxSettings.found) return result.inapplicable();
    if (mailboxSettings.activeSyncEnabled) return result.passed();
    return result.failed(result.finding('mailbox/activesync-disabled', { address: mailboxSettings.primaryAddress }));
  },
});
