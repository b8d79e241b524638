import { defineCheck } from '../define-check';
import { isOnPremises } from '../mailbox/recipient-kind';

/** Is the server name known that a person types by hand? */
export const activesyncEndpoint = defineCheck({
  id: 'activesync-endpoint',
  area: 'activesync',
  step: 'manual-setup',
  couldBlock: false,
  needs: ['autodiscoverJson'],
  wants: ['recipient', 'directoryUser'],
  codes: [],
  evaluate: ({ autodiscoverJson, recipient, directoryUser }, _given, result) => {
    if (recipient !== undefined && (!recipient.found || isOnPremises(recipient, directoryUser))) {
      return result.inapplicable();
    }
    return autodiscoverJson.kind === 'url' ? result.passed() : result.cantTell('no-recent-evidence');
  },
});
