import type { FindingArguments } from '@/lib/checks/arguments';
import { type GlobalName, globalsOf } from '@/lib/checks/fill';
import type { FindingArgs, Report } from '@/lib/report/report';

/** The part of a report that texts are filled from; on a help page nobody's. */
export type HelpSubject = Pick<Report, 'subject' | 'cloud' | 'facts'>;

type NamesOf<T> = T extends unknown ? keyof T : never;
/** Every name that some finding's texts may place, besides the globals of `fill`. */
type ArgumentName = Exclude<NamesOf<FindingArguments[keyof FindingArguments]>, GlobalName>;

/** What stands in an argument's place where nobody was checked. Complete by type: a new argument needs its line here. */
const samples: { [N in ArgumentName]: string } = {
  activesyncUrl: '[address of the mail server]',
  adminsNotified: '[yes or no]',
  alsoHeld: '[number of other phones]',
  answer: '[what answered]',
  appId: '[id of the mail app]',
  appName: '[name of the mail app]',
  at: '[time]',
  attempts: '[number of tries]',
  blocking: '[names of policies]',
  changedSinceMail: '[what changed]',
  characteristic: '[what the rule looks at]',
  clientApp: '[kind of app]',
  count: '[number]',
  defaultChangedAt: '[time of the change]',
  deletedAt: '[time of deletion]',
  deviceId: '[id of the phone]',
  deviceName: '[name of the phone]',
  diagnostics: '[what the server added]',
  errorCode: '[error number]',
  exceptedPlaces: '[places]',
  externalAddress: '[address elsewhere]',
  failure: '[what failed]',
  failures: '[number of failures]',
  firstSync: '[time of the first sync]',
  hitByChange: '[yes or no]',
  hops: '[number of redirects]',
  host: '[name of the server]',
  id: '[number of the issue]',
  inDirectory: '[yes or no]',
  inactive: '[yes or no]',
  issuer: '[who issued it]',
  keptUntil: '[time]',
  kind: '[kind of mailbox]',
  lastAttempt: '[time of the last try]',
  lastCheckIn: '[time of the last contact]',
  lastGoodLocation: '[place]',
  lastRefusedAt: '[time of the last refusal]',
  lastSeen: '[time]',
  limit: '[limit]',
  location: '[place or address]',
  minimum: '[least version]',
  minutes: '[number of]',
  model: '[model of the phone]',
  names: '[names in it]',
  network: '[network]',
  newFirstSync: '[time]',
  offered: '[versions]',
  oldDeviceId: '[former id]',
  oldLastSync: '[time]',
  oldProtocol: '[names of policies]',
  passwordChangedAt: '[time]',
  plans: '[plans]',
  policies: '[names of policies]',
  policy: '[settings of the policy]',
  policyName: '[name of the policy]',
  policyStatus: '[state of the policy]',
  problem: '[what is wrong with it]',
  profile: '[name of the profile]',
  protocols: '[protocols]',
  proxy: '[name of the service]',
  queryString: '[value in the rule]',
  quota: '[size allowed]',
  reason: '[reason]',
  recentlyChanged: '[yes or no]',
  refusals: '[number of refusals]',
  refusedPlaces: '[places]',
  requestedAt: '[time of the request]',
  requestedDeviceId: '[id of the phone]',
  retryAfter: '[time to wait]',
  ruleName: '[name of the rule]',
  schemes: '[kinds of sign-in]',
  service: '[name of the service]',
  sessionsRevokedAt: '[time]',
  settings: '[names of settings]',
  signInDomain: '[host of your sign-in]',
  signInPage: '[yes or no]',
  stale: '[number of unused phones]',
  startedAt: '[time of the start]',
  status: '[status]',
  synced: '[yes or no]',
  target: '[where it points]',
  targets: '[where they point]',
  throttle: '[limit that was met]',
  title: '[title of the issue]',
  updatedAt: '[time of the news]',
  url: '[address asked]',
  used: '[size used]',
  validTo: '[end date]',
  version: '[version]',
  whatIf: '[yes or no]',
};

/**
 * Values for every placeholder of every text: the arguments as readable placeholders, the cloud's own server and admin
 * center as they are, since commands and links lead there.
 */
export function sampleArgs(subject: HelpSubject): FindingArgs {
  return { ...samples, ...globalsOf(subject) };
}

/** The subject of a help page: nobody, in the given cloud. */
export function nobodyIn(cloud: Report['cloud']): HelpSubject {
  return {
    subject: { address: '[address]', requested: '[address]', displayName: null },
    cloud,
    facts: { signInName: '[sign-in name]', domain: '[domain]', organisation: null, expectedAutodiscover: null },
  };
}
