import { hostOf } from '../cloud-host';
import { defineCheck } from '../define-check';
import { answersAddress } from './way';

/** ActiveSync of personal Microsoft accounts (jobisoft/TbSync issue 737). */
const consumerHost = 'eas.outlook.com';

/** What does the cloud's own Autodiscover say for the address: a work mailbox, a personal account, or nothing? */
export const autodiscoverAddress = defineCheck({
  id: 'autodiscover-address',
  area: 'autodiscover',
  step: 'autodiscover',
  couldBlock: false,
  needs: ['autodiscoverJson'],
  codes: ['autodiscover/consumer-account', 'autodiscover/address-refused', 'autodiscover/activesync-url-not-https'],
  evaluate: ({ autodiscoverJson: answer }, given, result) => {
    const host = given.cloud.autodiscoverHost;
    if (answer.kind === 'url') {
      if (hostOf(answer.url) === consumerHost) {
        return result.failed(result.finding('autodiscover/consumer-account', { activesyncUrl: answer.url }));
      }
      if (!answer.url.toLowerCase().startsWith('http:')) return result.passed();
      return result.failed(
        result.finding('autodiscover/activesync-url-not-https', { host, activesyncUrl: answer.url }),
      );
    }
    // A redirect is ambiguous: a mailbox elsewhere and an unknown address both give one. Other checks know which.
    if (answer.kind === 'redirect') return result.passed();
    // Autodiscover names a code when it speaks of the address; a bare 404 is met for unknown ones (TbSync issue 737).
    if (!answersAddress(answer)) return result.untested('upstream-failed', host);
    // These speak of our question, not of the address.
    if (/^(ProtocolNotSupported|InvalidProtocol|MandatoryParameterMissing)$/i.test(answer.code)) {
      return result.untested('malformed-answer', host);
    }
    return result.failed(
      result.finding('autodiscover/address-refused', { host, answer: `${answer.status} ${answer.code}`.trim() }),
    );
  },
});
