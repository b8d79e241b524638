import type { ActivesyncCommands } from '../wire/world';
import { strictPolicyName } from './device';
import type { Scenario } from './scenario';

const group = 'Asked as a phone asks';
/** The check's own device is held or erased here, or the server is in no mood: none of it is about the phone. */
const neverAboutThePhone = [
  'device/quarantined-by-default',
  'device/blocked-for-user',
  'device/wipe-pending',
  'device/none-found',
  'device/id-changed',
];
/** A diagnosis that may send no command cannot know what a command would show. */
const neverAsked = ['activesync/policy-announced', 'activesync/check-device-held', 'activesync/busy'];
const letIn: ActivesyncCommands = { folderSync: 1, policy: null, wipe: false };

function answering(commands: Partial<ActivesyncCommands>): Pick<Scenario, 'activesync'> {
  return { activesync: { status: 200, commands: { ...letIn, ...commands } } };
}

/** People about whom a first command shows more than an ordinary check, when they agree to it. */
export const firstCommandScenarios: Scenario[] = [
  {
    id: 'asked-with-policy',
    group,
    label: 'Petra Polis',
    hint: 'Nothing wrong. Her company has rules for phones, which her phone accepted.',
    person: { name: 'Petra Polis', local: 'petra.polis' },
    mailbox: { policy: strictPolicyName },
    mustFind: [],
    mustNotFind: [...neverAsked, ...neverAboutThePhone],
    verdict: 'healthy',
    primary: null,
    asPhone: {
      mustFind: ['activesync/policy-announced'],
      mustNotFind: ['device/policy-not-applied', ...neverAboutThePhone],
      verdict: 'healthy',
      primary: null,
    },
  },
  {
    id: 'asked-policy-first',
    group,
    label: 'Vera Voorwaarde',
    hint: 'The server tells a new phone to accept the rules first (status 142). Hers did.',
    person: { name: 'Vera Voorwaarde', local: 'vera.voorwaarde' },
    ...answering({ folderSync: 142, policy: { DevicePasswordEnabled: '1', MinDevicePasswordLength: '6' } }),
    mustFind: [],
    mustNotFind: [...neverAsked, ...neverAboutThePhone],
    verdict: 'healthy',
    primary: null,
    asPhone: {
      mustFind: ['activesync/policy-announced'],
      mustNotFind: ['device/policy-not-applied', 'activesync/access-refused', ...neverAboutThePhone],
      verdict: 'healthy',
      primary: null,
    },
  },
  {
    id: 'asked-activesync-off',
    group,
    label: 'Uwe Uit',
    hint: 'ActiveSync is off. The server still answers the first question and refuses the command (status 126).',
    person: { name: 'Uwe Uit', local: 'uwe.uit' },
    mailbox: { activeSyncEnabled: false },
    activesync: { status: 200 },
    mustFind: ['mailbox/activesync-disabled'],
    mustNotFind: [...neverAsked, ...neverAboutThePhone],
    verdict: 'blocked',
    primary: 'mailbox/activesync-disabled',
    asPhone: {
      mustFind: ['mailbox/activesync-disabled'],
      mustNotFind: ['activesync/access-refused', 'activesync/check-device-held', ...neverAboutThePhone],
      verdict: 'blocked',
      primary: 'mailbox/activesync-disabled',
    },
  },
  {
    id: 'asked-held',
    group,
    label: 'Hanna Houd',
    hint: "Her phone is approved. The check's own entry is held like any new phone (status 130).",
    person: { name: 'Hanna Houd', local: 'hanna.houd' },
    ...answering({ folderSync: 130 }),
    mustFind: [],
    mustNotFind: [...neverAsked, ...neverAboutThePhone],
    verdict: 'healthy',
    primary: null,
    asPhone: {
      mustFind: ['activesync/check-device-held'],
      mustNotFind: ['activesync/no-place-for-new-phone', 'activesync/access-refused', ...neverAboutThePhone],
      verdict: 'healthy',
      primary: null,
    },
  },
  {
    id: 'asked-no-place',
    group,
    label: 'Plien Plaats',
    hint: 'Her phone works. There is no place for another one, which the check meets (status 177).',
    person: { name: 'Plien Plaats', local: 'plien.plaats' },
    ...answering({ folderSync: 177 }),
    mustFind: [],
    mustNotFind: [...neverAsked, ...neverAboutThePhone],
    verdict: 'healthy',
    primary: null,
    asPhone: {
      mustFind: ['activesync/no-place-for-new-phone'],
      mustNotFind: ['mailbox/device-limit-reached', 'activesync/check-device-held', ...neverAboutThePhone],
      verdict: 'healthy',
      primary: null,
    },
  },
  {
    id: 'asked-throttled',
    group,
    label: 'Tara Traag',
    hint: 'The server takes questions, but holds off commands for half an hour.',
    person: { name: 'Tara Traag', local: 'tara.traag' },
    ...answering({ httpStatus: 503, headers: { 'Retry-After': '1800', 'X-MS-ASThrottle': 'RecentCommands' } }),
    mustFind: [],
    mustNotFind: [...neverAsked, ...neverAboutThePhone],
    verdict: 'healthy',
    primary: null,
    asPhone: {
      mustFind: ['activesync/busy'],
      mustNotFind: ['activesync/access-refused', 'device/throttled', ...neverAboutThePhone],
      verdict: 'degraded',
      primary: 'activesync/busy',
    },
  },
  {
    id: 'asked-busy',
    group,
    label: 'Bart Bezet',
    hint: 'The server lets him in and asks to try again later (status 111).',
    person: { name: 'Bart Bezet', local: 'bart.bezet' },
    ...answering({ folderSync: 111 }),
    mustFind: [],
    mustNotFind: [...neverAsked, ...neverAboutThePhone],
    verdict: 'healthy',
    primary: null,
    asPhone: {
      mustFind: ['activesync/busy'],
      mustNotFind: ['activesync/access-refused', ...neverAboutThePhone],
      verdict: 'degraded',
      primary: 'activesync/busy',
    },
  },
  {
    id: 'asked-claims',
    group,
    label: 'Claudia Claim',
    hint: 'Nothing wrong that can be seen. For commands her sign-in must be renewed with further claims.',
    person: { name: 'Claudia Claim', local: 'claudia.claim' },
    ...answering({
      httpStatus: 401,
      headers: {
        'WWW-Authenticate': 'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
      },
    }),
    mustFind: [],
    mustNotFind: [...neverAsked, ...neverAboutThePhone],
    verdict: 'healthy',
    primary: null,
    asPhone: {
      mustFind: [],
      mustNotFind: ['activesync/access-refused', 'sign-in/reauthentication-needed', ...neverAboutThePhone],
      verdict: 'inconclusive',
      primary: null,
    },
  },
];
