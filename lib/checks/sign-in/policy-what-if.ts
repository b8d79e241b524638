import type { Given, SignIn } from '@/lib/report/observations';
import type { AppliedPolicy, WhatIfAnswer } from '@/lib/report/optional-facts';
import { defineCheck, isNotLicensed, type Result, type StatedFinding } from '../define-check';
import { chooseDevice, type DeviceSources, phonePlatform } from '../device/choose-device';
import { gotMailLately, lastReachedAt } from '../device/recent-mail';
import { instantOf } from '../instant';
import { appsInQuestion, signedInSince, signedInToday } from './app-in-question';
import { longestTokenMs } from './cleared-by-mail';
import { currentSignIns } from './current-sign-ins';
import { mailSignIns, outlookApp } from './mail-sign-ins';
import { causeOf } from './sign-in-cause';

/** As the sign-in log spells it. */
const currentClient = 'Mobile Apps and Desktop clients';

const codes = ['sign-in/policy-blocks-activesync', 'sign-in/policy-requires-managed-app'] as const;

/**
 * Would a policy refuse the mail app if it signed in now? Conditional Access answers that itself (What If), for this person, app
 * and platform, so unlike a policy that merely exists it proves a block. A policy is judged only where its every condition was part
 * of the question; where one was not, nobody knows. Report-only ones are not among them.
 *
 * Optional: a phone that got mail, reached the server with a sign-in that still holds, or signed in since the policy is so proves
 * the contrary, and a refusal in the log says more. What cannot be cleared for want of a fact is not accused; without an answer that
 * proof has to be of today, or nobody knows.
 */
export const policyWhatIf = defineCheck({
  id: 'policy-what-if',
  area: 'sign-in',
  step: 'before-you-start',
  needs: [],
  wants: ['whatIf', 'devices', 'deviceStatistics', 'signIns', 'backgroundSignIns'],
  codes,
  evaluate: ({ whatIf, signIns, backgroundSignIns, ...sources }, given, result) => {
    const rows = [...(signIns?.signIns ?? []), ...(backgroundSignIns?.signIns ?? [])];
    const apps = appsInQuestion(rows, sources, given);
    if (refusedByLog(rows, sources, given)) return result.inapplicable();
    const holds = holdsSignIn(sources, given);
    if (whatIf === undefined) {
      const unread = result.unread('whatIf', holds || signedInToday(rows, apps, given));
      // Without a licence for Conditional Access there is no policy.
      return isNotLicensed(unread) ? result.inapplicable() : unread;
    }
    if (holds) return result.inapplicable();
    const applied = inEveryAnswer(whatIf.answers, sources, given);
    const open = applied.filter((policy) => !clearedBySignIn(policy, rows, apps, given));
    if (open.length === 0 && (applied.length > 0 || signedInToday(rows, apps, given))) return result.inapplicable();
    if (sources.devices === undefined) return result.unread('devices');
    if (sources.deviceStatistics === undefined) return result.unread('deviceStatistics');
    const native = apps.length > 0 && !apps.includes(outlookApp);
    const refusing = open.filter((policy) => policy.grants.includes('block') || (native && wantsManagedApp(policy)));
    const proven = refusing.filter((policy) => isProof(policy, sources, given));
    const findings = findingsOf(proven, native, result);
    // Place, risk and the state of the phone were not asked: this sign-in may be one that the policy refuses.
    if (findings.length === 0 && refusing.some(asksForMore)) return result.cantTell('no-recent-evidence');
    return result.failed(findings);
  },
});

function findingsOf(proven: readonly AppliedPolicy[], native: boolean, result: Result<(typeof codes)[number]>) {
  const blocking = proven.filter(({ grants }) => grants.includes('block'));
  const managed = native ? proven.filter(wantsManagedApp) : [];
  const findings: StatedFinding[] = [];
  if (blocking.length > 0) {
    findings.push(
      result.finding('sign-in/policy-blocks-activesync', { ...argumentsOf(blocking), clientApp: currentClient }),
    );
  }
  if (managed.length > 0) {
    findings.push(result.finding('sign-in/policy-requires-managed-app', argumentsOf(managed)));
  }
  return findings;
}

/** A sign-in that a policy failed is the better proof, and has a check of its own. */
function refusedByLog(rows: readonly SignIn[], sources: DeviceSources, given: Given): boolean {
  const own = mailSignIns(rows, given.app);
  return currentSignIns(own, sources, given).some((row) =>
    ['policy', 'managed-app', 'location'].includes(causeOf(row, own) ?? ''),
  );
}

/** True for a phone that got mail today, or reached Exchange within the life of an access token: it is signed in. */
function holdsSignIn(sources: DeviceSources, given: Given): boolean {
  const reached = lastReachedAt(sources, given);
  return gotMailLately(sources, given) || (reached !== null && (instantOf(given.now) ?? 0) - reached <= longestTokenMs);
}

/** What applies to a current mail app on the judged phone's platform; on both platforms where it is not known. */
function inEveryAnswer(answers: readonly WhatIfAnswer[], sources: DeviceSources, given: Given): AppliedPolicy[] {
  const chosen = chooseDevice(sources, given);
  const platform = chosen === null ? null : phonePlatform(chosen.device);
  const [first, ...others] = answers.filter(
    (answer) => answer.client === 'mobileAppsAndDesktopClients' && (platform === null || answer.platform === platform),
  );
  return (first?.policies ?? []).filter(({ id }) =>
    others.every(({ policies }) => policies.some((policy) => policy.id === id)),
  );
}

/**
 * True when the app signed in under the policy: after its last change where that is known and the policy names the person or
 * everybody. Groups, places and risk change without the policy, so for those, and without a time, it must be of today as well.
 */
function clearedBySignIn(
  policy: AppliedPolicy,
  rows: readonly SignIn[],
  apps: readonly string[],
  given: Given,
): boolean {
  const changed = instantOf(policy.changedAt);
  const steady = changed !== null && byName(policy) && !asksForMore(policy);
  if (!steady && !signedInToday(rows, apps, given)) return false;
  return changed === null || signedInSince(rows, apps, changed);
}

/**
 * False for a policy that asks for more than the question told, and for one that the phone went on under: it reached the server
 * when no sign-in from before the policy could still have held. Who belongs to a group may have changed since, so a policy for
 * groups is not cleared so.
 */
function isProof(policy: AppliedPolicy, sources: DeviceSources, given: Given): boolean {
  if (asksForMore(policy)) return false;
  const changed = instantOf(policy.changedAt);
  const reached = lastReachedAt(sources, given);
  return !(byName(policy) && changed !== null && reached !== null && reached > changed + longestTokenMs);
}

function asksForMore({ otherConditions }: AppliedPolicy): boolean {
  return otherConditions.length > 0;
}

/** True when it holds for everybody or this person, and spares no group that was not looked into. */
function byName({ included, excluded }: AppliedPolicy): boolean {
  return included !== 'unknown' && excluded === 'no';
}

/**
 * True when nothing but an app under app protection satisfies the grants. The grant "approved client app" is not enforced since
 * 30 June 2026 (learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app), so it neither asks nor helps.
 */
function wantsManagedApp({ grants, grantOperator, otherGrants }: AppliedPolicy): boolean {
  const enforced = grants.filter((grant) => grant !== 'approvedapplication');
  if (!enforced.includes('compliantapplication')) return false;
  return grantOperator === 'and' || (enforced.length === 1 && otherGrants.length === 0);
}

function argumentsOf(policies: readonly AppliedPolicy[]) {
  const policyName = policies.map(({ name, id }) => name || id).join(', ');
  return { appName: 'the mail app', appId: '', errorCode: null, at: null, policyName, whatIf: true };
}
