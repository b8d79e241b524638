import { defineProbe, type ProbeContext, type ProbeResult } from '@/lib/probes/define-probe';
import { askList } from '@/lib/protocols/graph/read';
import { type ImaginedSignIn, type WhatIfResult, whatIfBody, whatIfResultSchema } from '@/lib/protocols/graph/what-if';
import type { AppliedPolicy, WhatIfAnswer } from '@/lib/report/optional-facts';

type Question = Omit<ImaginedSignIn, 'userId'>;

/** Both kinds of phones, so that nobody waits for the list of the person's phones. */
const current: readonly Question[] = [
  { client: 'mobileAppsAndDesktopClients', platform: 'ios' },
  { client: 'mobileAppsAndDesktopClients', platform: 'android' },
];
/** The old protocol knows no platform that it could prove, so one question does. */
const old: Question = { client: 'exchangeActiveSync', platform: 'ios' };

/**
 * Asks Conditional Access itself what it would do with a sign-in of the person's mail app, which nothing is changed by. Groups,
 * roles and exclusions are then its business. Optional.
 */
export const whatIf = defineProbe({
  id: 'whatIf',
  area: 'sign-in',
  needs: ['directoryUser'],
  deadlineMs: 8_000,
  async run(context, { directoryUser: user }) {
    if (!user.found) return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    // Outlook never spoke the old protocol.
    const questions = context.given.app === 'outlook' ? current : [...current, old];
    const outcomes = await Promise.all(questions.map((question) => ask(context, user.id, question)));
    const answers: WhatIfAnswer[] = [];
    for (const outcome of outcomes) {
      if (!outcome.ok) return outcome;
      answers.push(outcome.value);
    }
    return { ok: true, value: { answers } };
  },
});

async function ask(context: ProbeContext, userId: string, question: Question): Promise<ProbeResult<WhatIfAnswer>> {
  const listed = await askList(context, {
    version: 'beta',
    action: 'identity/conditionalAccess/evaluate',
    body: whatIfBody({ ...question, userId }),
    permission: 'Policy.Read.ConditionalAccess',
    schema: whatIfResultSchema(userId),
    // Report-only policies are among those that "apply", and refuse nobody.
    own: ({ applies, state }) => applies && state === 'enabled',
  });
  if (!listed.ok) return { ok: false, failure: listed.failure };
  const policies = listed.value.map(toApplied);
  const values = Object.fromEntries(policies.map((policy) => [policy.name || policy.id, policy.grants.join(', ')]));
  context.addEvidence({
    kind: 'setting',
    label: `What If: ${question.client}, ${question.platform}`,
    source: 'conditionalAccess/evaluate',
    values,
  });
  return { ok: true, value: { ...question, policies } };
}

function toApplied(row: WhatIfResult): AppliedPolicy {
  const { id, displayName: name, included, excluded, otherConditions, grants, grantOperator, otherGrants } = row;
  return {
    id,
    name,
    included,
    excluded,
    otherConditions,
    grants,
    grantOperator,
    otherGrants,
    changedAt: row.changedAt,
  };
}
