import { answerActivesync } from './activesync';
import { answerExchangeAutodiscover } from './exchange-autodiscover';
import type { Behave } from './http-exchange';
import { answerImapAutodiscover, answerRedirect, answerWebsite } from './web-hosts';
import type { HostBehaviour, VerifyToken } from './world';

/** Turns the description of a host into the function that answers its requests. */
export function behave(behaviour: HostBehaviour, verifyToken: VerifyToken): Behave {
  switch (behaviour.kind) {
    case 'deaf':
      return () => null;
    case 'redirect':
      return (request) => answerRedirect(request, behaviour);
    case 'website':
      return () => answerWebsite(behaviour);
    case 'imap-autodiscover':
      return answerImapAutodiscover;
    case 'exchange-autodiscover':
      return (request) => answerExchangeAutodiscover(request, behaviour);
    case 'fixed':
      return () => ({ status: behaviour.status, headers: behaviour.headers, body: behaviour.body });
    case 'activesync':
      return (request) => answerActivesync(request, { ...behaviour, verifyToken });
  }
}
