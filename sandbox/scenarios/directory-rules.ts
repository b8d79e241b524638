import { iphone } from './phones';
import type { Fault, Phone, Scenario } from './scenario';
import { browserSignIn, failing } from './sign-ins';

const day = 24 * 60;
const until = 'It holds for everybody until somebody else signs in.';
/** The log that would name the cause may not be read, as in every tenant without a premium directory. */
const noLog: Fault[] = [
  {
    plane: 'graph',
    target: 'signIns',
    kind: 'forbidden',
    code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
  },
];
const silent: Partial<Phone> = { attemptMinutesAgo: 2 * day, successMinutesAgo: 2 * day };

type Ruled = Pick<Scenario, 'id' | 'label' | 'hint' | 'mustFind' | 'mustNotFind'> & {
  local: string;
  more: Partial<Scenario>;
};

/** A person whose phone stopped two days ago, in a tenant whose sign-in log is closed to the portal. */
function ruled({ local, more, ...rest }: Ruled): Scenario {
  return {
    group: 'Signing in',
    person: { name: rest.label, local },
    phones: [iphone(rest.id, silent)],
    faults: noLog,
    verdict: 'blocked',
    primary: rest.mustFind[0] ?? null,
    ...rest,
    ...more,
  };
}

const never = ['sign-in/policy-blocks-activesync', 'mailbox/activesync-disabled', 'device/quarantined-by-default'];
const nobodyAgreed = { present: false } as const;

/** Causes that the directory and the policies tell by themselves, without the sign-in log. */
export const directoryRuleScenarios: Scenario[] = [
  ruled({
    id: 'mail-app-disabled',
    label: 'Ulla Uit',
    hint: `Her company switched off the iPhone's mail app. ${until}`,
    local: 'ulla.uit',
    mustFind: ['sign-in/app-disabled'],
    mustNotFind: ['sign-in/app-not-consented', 'sign-in/app-not-assigned', ...never],
    more: { tenantWide: { mailApps: { apple: { enabled: false } } } },
  }),
  ruled({
    id: 'mail-app-not-assigned',
    label: 'Toon Toewijzing',
    hint: `He is not assigned to the iPhone's mail app. ${until}`,
    local: 'toon.toewijzing',
    mustFind: ['sign-in/app-not-assigned'],
    mustNotFind: ['sign-in/app-disabled', 'sign-in/app-not-consented', ...never],
    more: { tenantWide: { mailApps: { apple: { assignmentRequired: true } } } },
  }),
  ruled({
    id: 'mail-app-assigned',
    label: 'Tilly Toegang',
    hint: `She is assigned to the mail app; mail stopped anyway. ${until}`,
    local: 'tilly.toegang',
    mustFind: [],
    mustNotFind: ['sign-in/app-not-assigned', ...never],
    more: {
      assignedApps: ['apple'],
      tenantWide: { mailApps: { apple: { assignmentRequired: true } } },
      verdict: 'inconclusive',
      primary: null,
    },
  }),
  ruled({
    id: 'nobody-consented',
    label: 'Niek Niemand',
    hint: `No mail app is approved and people may not approve one. ${until}`,
    local: 'niek.niemand',
    mustFind: ['sign-in/app-not-consented', 'device/none-found'],
    mustNotFind: ['sign-in/app-disabled', 'sign-in/policy-requires-managed-app', ...never],
    more: {
      phones: [],
      tenantWide: {
        usersMayConsent: false,
        mailApps: { apple: nobodyAgreed, samsung: nobodyAgreed, gmail: nobodyAgreed },
      },
    },
  }),
  ruled({
    id: 'policy-in-scope',
    label: 'Gina Groep',
    hint: 'Her phone stopped; a policy for a group may be the reason, and nothing proves it.',
    local: 'gina.groep',
    mustFind: ['sign-in/policy-in-scope'],
    mustNotFind: ['sign-in/policy-blocks-activesync', 'sign-in/app-not-consented', ...never],
    more: {
      policies: [
        { name: 'No phones for interns', clientAppTypes: ['all'], grantControls: ['block'], byGroup: 'no-member' },
      ],
      verdict: 'inconclusive',
      primary: null,
    },
  }),
  ruled({
    id: 'federated-domain',
    label: 'Fred Federatie',
    hint: "His phone has to sign in again, and his company's own server checks passwords.",
    local: 'fred.federatie',
    mustFind: ['sign-in/reauthentication-needed', 'sign-in/federated-domain'],
    mustNotFind: ['account/password-expired', ...never],
    more: {
      faults: [],
      network: { domain: 'federated.test', federated: true },
      signIns: [
        browserSignIn,
        ...failing(50173, 'The provided grant has expired due to it being revoked.', { interactive: false }),
      ],
    },
  }),
];
