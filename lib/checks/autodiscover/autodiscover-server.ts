import { hostOf } from '../cloud-host';
import { defineCheck } from '../define-check';
import { isCloudMailbox } from '../mailbox/recipient-kind';
import { ownExchangeUrl, reachesCloud } from './way';

/** Does Autodiscover lead to the organisation's own Exchange although the mailbox is in the cloud? */
export const autodiscoverServer = defineCheck({
  id: 'autodiscover-server',
  area: 'autodiscover',
  step: 'autodiscover',
  couldBlock: false,
  needs: ['autodiscoverXml', 'recipient'],
  codes: ['autodiscover/points-to-old-server'],
  evaluate: ({ autodiscoverXml: { attempts }, recipient }, given, result) => {
    const url = ownExchangeUrl(attempts, given.cloud);
    if (url === null || !isCloudMailbox(recipient) || reachesCloud(attempts, given.cloud)) return result.passed();
    return result.failed(result.finding('autodiscover/points-to-old-server', { host: hostOf(url) ?? url, url }));
  },
});
