import type { Given, Observations } from '@/lib/report/observations';

/** Lower-case host of a URL without a final dot, or null for what is no URL. */
export function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase().replace(/\.$/, '') : null;
}

/**
 * True for hosts of the cloud under diagnosis. Microsoft answers from regional names below the same two labels
 * (`*.outlook.com`, `*.office365.com`, endpoint ids 1, 8 and 71), so the parents of the cloud's own names count.
 */
export function isCloudHost(host: string, cloud: Given['cloud']): boolean {
  const own = [cloud.activesyncHost, cloud.autodiscoverHost, ...cloud.autodiscoverCnames].map(plain);
  const name = plain(host);
  return own.some((entry) => {
    const parent = entry.split('.').slice(-2).join('.');
    return name === entry || name === parent || name.endsWith(`.${parent}`);
  });
}

/** True when `autodiscover.<domain>` is an alias of this cloud: its first hop is judged, never the last (fact sheet 4.2). */
export function isCloudAlias(
  dns: Observations['autodiscoverDns'],
  cloud: Given['cloud'],
  documented: string | null | undefined,
): boolean {
  const first = dns.aliases[0];
  if (first === undefined) return false;
  const expected = [...cloud.autodiscoverCnames, ...(documented ? [documented] : [])].map(plain);
  return expected.includes(plain(first));
}

function plain(host: string): string {
  return host.toLowerCase().replace(/\.$/, '').replace(/:\d+$/, '');
}

/** Parents of Microsoft's own hosts in every cloud (fact sheet 3.5): an answer from there is never a company's old server. */
const microsoft = ['outlook.com', 'office365.com', 'office365.us', 'office.com', 'outlook.cn', 'office365.cn'];

/** True for a host of any Microsoft cloud, this one or another. */
export function isMicrosoftHost(host: string, cloud: Given['cloud']): boolean {
  const name = plain(host);
  return isCloudHost(name, cloud) || microsoft.some((parent) => name === parent || name.endsWith(`.${parent}`));
}
