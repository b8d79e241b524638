import { defineCheck } from '../define-check';

/** Does the directory know this address at all? */
export const accountKnown = defineCheck({
  id: 'account-known',
  area: 'account',
  step: 'before-you-start',
  needs: ['directoryUser'],
  codes: ['mailbox/not-found'],
  evaluate: ({ directoryUser }, _given, result) =>
    directoryUser.found ? result.passed() : result.failed(result.finding('mailbox/not-found', { inDirectory: false })),
});
