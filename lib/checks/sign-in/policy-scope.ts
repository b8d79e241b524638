import type { Given, Observations } from '@/lib/report/observations';
import type { AccessPolicy } from '@/lib/report/optional-facts';
import { defineCheck } from '../define-check';
import { chooseDevice, type DeviceSources, phonePlatform } from '../device/choose-device';
import { gotMailLately } from '../device/recent-mail';
import { appsInQuestion, signedInLast } from './app-in-question';

/** Exchange Online by application id, and the group that holds it (learn.microsoft.com, concept-conditional-access-cloud-apps). */
const exchangeApps = new Set(['all', 'office365', '00000002-0000-0ff1-ce00-000000000000']);
/** What a phone's mail app with the current sign-in is called; `exchangeActiveSync` is the old protocol's own rows only. */
const currentClients = ['all', 'mobileappsanddesktopclients'];

/**
 * Which policies could touch the mail app of a phone that gets no mail? Corroboration for an admin, as a note: most tenants
 * have a policy against old protocols, and one that merely exists proves nothing, however plainly it seems to block: only a
 * sign-in that it failed does. The note says which ones block by their settings.
 */
export const policyScope = defineCheck({
  id: 'policy-scope',
  area: 'sign-in',
  step: 'before-you-start',
  couldBlock: false,
  needs: [],
  wants: ['signInRules', 'whatIf', 'devices', 'deviceStatistics', 'signIns', 'backgroundSignIns'],
  codes: ['sign-in/policy-in-scope'],
  evaluate: ({ signInRules: rules, whatIf, signIns, backgroundSignIns, ...sources }, given, result) => {
    const rows = [...(signIns?.signIns ?? []), ...(backgroundSignIns?.signIns ?? [])];
    const signedIn = signedInLast(rows, appsInQuestion(rows, sources, given));
    if (signedIn || gotMailLately(sources, given)) return result.inapplicable();
    if (rules === undefined) return result.unread('signInRules');
    const concerned = rules.policies.filter((policy) => mayConcern(policy, sources, given));
    const names = [...concerned.map(({ name }) => name), ...(rules.securityDefaults ? ['Security defaults'] : [])];
    if (names.length === 0) return result.passed();
    const blocking = concerned.filter(blocksPlainly).map(({ name }) => name);
    return result.passed([
      result.finding('sign-in/policy-in-scope', { policies: names, blocking, oldProtocol: oldProtocolOf(whatIf) }),
    ]);
  },
});

/** Policies that What If says would block the old protocol; null when it was not asked about it. */
function oldProtocolOf(whatIf: Observations['whatIf'] | undefined): string[] | null {
  const answer = whatIf?.answers.find(({ client }) => client === 'exchangeActiveSync');
  return answer?.policies.filter(({ grants }) => grants.includes('block')).map(({ name }) => name) ?? null;
}

/** Could it apply to this person's mail app? What was not looked into counts as yes. */
function mayConcern(policy: AccessPolicy, sources: DeviceSources, given: Given): boolean {
  if (policy.included === 'no' || policy.excluded === 'person') return false;
  const covers = policy.includeApps.some((app) => exchangeApps.has(app));
  const excepts = policy.excludeApps.some((app) => app !== 'all' && exchangeApps.has(app));
  if (!covers || excepts) return false;
  const chosen = chooseDevice(sources, given);
  const known = chosen === null ? null : phonePlatform(chosen.device);
  const listed = policy.includePlatforms.length === 0 || policy.includePlatforms.includes('all');
  const included =
    listed || (known === null ? hasPhones(policy.includePlatforms) : policy.includePlatforms.includes(known));
  return included && !(known !== null && policy.excludePlatforms.includes(known));
}

function hasPhones(platforms: readonly string[]): boolean {
  return platforms.includes('ios') || platforms.includes('android');
}

/** Block, for everybody or this person, for current mail apps, and no condition left that this check cannot judge. */
function blocksPlainly(policy: AccessPolicy): boolean {
  return (
    policy.grants.includes('block') &&
    policy.included !== 'unknown' &&
    policy.excluded === 'no' &&
    policy.clientApps.some((client) => currentClients.includes(client)) &&
    policy.otherConditions.length === 0 &&
    policy.includePlatforms.every((platform) => platform === 'all') &&
    policy.excludePlatforms.length === 0
  );
}
