import type { PersonalPolicy } from './personal-policy';
import { iphone } from './phones';
import type { Fault, Phone, Scenario } from './scenario';
import { browserSignIn, signIn } from './sign-ins';

const day = 24 * 60;
const silent: Partial<Phone> = { attemptMinutesAgo: 2 * day, successMinutesAgo: 2 * day };
/** The log that would name the cause may not be read. */
const noLog: Fault = { plane: 'graph', target: 'signIns', kind: 'forbidden', code: 'Authorization_RequestDenied' };
const blocks = (name: string, more: Partial<PersonalPolicy> = {}): PersonalPolicy => ({
  name,
  clientAppTypes: ['all'],
  grantControls: ['block'],
  ...more,
});

type Asked = Pick<Scenario, 'id' | 'label' | 'hint' | 'policies' | 'mustFind'> & {
  local: string;
  more?: Partial<Scenario>;
};

/** A person whose iPhone stopped two days ago, with policies and without a log. Nothing is proven unless the scenario says so. */
function asked({ local, more, ...rest }: Asked): Scenario {
  const proven = rest.mustFind.filter((code) => code !== 'sign-in/policy-in-scope');
  const codes = ['sign-in/policy-blocks-activesync', 'sign-in/policy-requires-managed-app'];
  return {
    group: 'Signing in',
    person: { name: rest.label, local },
    phones: [iphone(rest.id, silent)],
    faults: [noLog],
    mustNotFind: [
      'mailbox/activesync-disabled',
      'sign-in/app-disabled',
      ...codes.filter((code) => !proven.includes(code)),
    ],
    verdict: proven.length > 0 ? 'blocked' : 'inconclusive',
    primary: proven[0] ?? null,
    ...rest,
    ...more,
  };
}

/** Policies that Conditional Access itself, asked What If, says would refuse the phone's mail app, and those that would not. */
export const whatIfScenarios: Scenario[] = [
  asked({
    id: 'policy-blocks-apps',
    label: 'Bob Buitengesloten',
    hint: 'A policy blocks his mail apps. The sign-in log may not be read; What If proves it.',
    local: 'bob.buitengesloten',
    policies: [blocks('No phones for contractors')],
    mustFind: ['sign-in/policy-blocks-activesync', 'sign-in/policy-in-scope'],
  }),
  asked({
    id: 'policy-blocks-group',
    label: 'Gijs Groepslid',
    hint: 'A policy for a group blocks his mail app, and only What If knows who is in the group.',
    local: 'gijs.groepslid',
    policies: [blocks('No phones for trainees', { byGroup: 'member', changedMinutesAgo: 90 * day })],
    mustFind: ['sign-in/policy-blocks-activesync', 'sign-in/policy-in-scope'],
  }),
  asked({
    id: 'what-if-managed-app',
    label: 'Mieke Mag-niet',
    hint: 'The company lets only protected mail apps in; What If proves it without a sign-in log.',
    local: 'mieke.magniet',
    policies: [
      blocks('Protected apps on phones', { grantControls: ['compliantApplication'], platforms: ['iOS', 'android'] }),
    ],
    mustFind: ['sign-in/policy-requires-managed-app', 'sign-in/policy-in-scope'],
  }),
  asked({
    id: 'what-if-refused',
    label: 'Wies Wat-als',
    hint: 'A policy seems to block her mail apps; neither the log nor What If may be read.',
    local: 'wies.watals',
    policies: [blocks('No phones for visitors')],
    mustFind: ['sign-in/policy-in-scope'],
    more: {
      faults: [noLog, { plane: 'graph', target: 'whatIf', kind: 'forbidden', code: 'Authorization_RequestDenied' }],
    },
  }),
  asked({
    id: 'what-if-not-proven',
    label: 'Otis Onschuldig',
    hint: 'Policies that ask for more than is known, only report, are for Android or are older than his last mail.',
    local: 'otis.onschuldig',
    policies: [
      blocks('Report only', { reportOnly: true }),
      blocks('No Android', { platforms: ['android'] }),
      blocks('Old protocols', { clientAppTypes: ['exchangeActiveSync', 'other'] }),
      blocks('Office only', { locations: { include: ['All'], exclude: ['AllTrusted'] } }),
      blocks('Phones went on under it', { changedMinutesAgo: 90 * day }),
      blocks('Approved or compliant', { grantControls: ['compliantApplication', 'compliantDevice'] }),
    ],
    mustFind: ['sign-in/policy-in-scope'],
  }),
  asked({
    id: 'what-if-mail-comes',
    label: 'Mia Mail',
    hint: 'A policy of today would block her mail app, and mail still comes: nothing is wrong yet.',
    local: 'mia.mail',
    policies: [blocks('No phones from today', { changedMinutesAgo: 20 })],
    mustFind: [],
    more: {
      phones: [iphone('what-if-mail-comes')],
      faults: [],
      signIns: [browserSignIn, signIn({ minutesAgo: 60 })],
      verdict: 'healthy',
      primary: null,
    },
  }),
];
