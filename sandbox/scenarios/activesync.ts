import { iphone } from './phones';
import type { Scenario } from './scenario';
import { browserSignIn, signIn } from './sign-ins';

const day = 24 * 60;
const never = [
  'mailbox/activesync-disabled',
  'activesync/access-refused',
  'activesync/busy',
  'autodiscover/record-missing',
];

/** Causes at the ActiveSync server itself. */
export const activesyncScenarios: Scenario[] = [
  {
    id: 'activesync-unreachable',
    group: 'Account and mailbox',
    label: 'Onno Onbereikbaar',
    hint: 'The mail server drops every connection about his mailbox; other servers of Microsoft answer.',
    person: { name: 'Onno Onbereikbaar', local: 'onno.onbereikbaar' },
    phones: [iphone('activesync-unreachable', { attemptMinutesAgo: 190, successMinutesAgo: 190 })],
    activesyncFront: { kind: 'reset' },
    mustFind: ['activesync/unreachable'],
    mustNotFind: ['activesync/modern-sign-in-off', 'service/incident', ...never],
    verdict: 'blocked',
    primary: 'activesync/unreachable',
    fromPhone: [
      {
        name: 'not reached from the phone either',
        blocked: { wifi: ['mail', 'mailOtherName'] },
        mustFind: ['activesync/unreachable'],
        mustNotFind: ['network/blocked-here', 'network/dns-filtered'],
        verdict: 'blocked',
        primary: 'activesync/unreachable',
      },
    ],
  },
  {
    id: 'modern-sign-in-off',
    group: 'Signing in',
    label: 'Moos Modern',
    hint: 'The mail server offers his phone no sign-in with Microsoft and asks for a password only.',
    person: { name: 'Moos Modern', local: 'moos.modern' },
    phones: [iphone('modern-sign-in-off', { attemptMinutesAgo: 2 * day, successMinutesAgo: 2 * day })],
    signIns: [browserSignIn, signIn({ minutesAgo: 3 * day })],
    activesyncFront: { kind: 'challenge', schemes: ['Basic'] },
    mustFind: ['activesync/modern-sign-in-off'],
    mustNotFind: ['activesync/unreachable', 'sign-in/basic-authentication', ...never],
    verdict: 'blocked',
    primary: 'activesync/modern-sign-in-off',
  },
];
