import type { SignIn } from '../scenarios/scenario';
import { browserSignIn, failedPolicy, failing, healthySignIns, mailApps, signIn } from '../scenarios/sign-ins';
import type { Trait, TraitInput } from './trait';

const hour = 60;
const day = 24 * hour;

/** Good sign-ins of the app that is asked about, and rows beside them that prove nothing. */
function log(name: string, noise: (input: TraitInput) => SignIn[]): Trait {
  const good = ({ so }: TraitInput) =>
    so.app === 'outlook'
      ? [signIn({ ...mailApps.outlook }), signIn({ ...mailApps.outlook, minutesAgo: 26 * hour })]
      : healthySignIns;
  return { name, change: (input) => ({ signIns: [...good(input), ...noise(input)] }) };
}

const legacy = {
  appId: '00000002-0000-0ff1-ce00-000000000000',
  appName: 'Office 365 Exchange Online',
  clientApp: 'Exchange ActiveSync',
};
const otherApp = {
  appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  appName: 'Microsoft Teams',
  resource: 'Microsoft Teams Services',
};

/** Rows and no good one: the phone holds a token that it renewed before the log begins, and gets mail. */
function only(name: string, rows: () => SignIn[]): Trait {
  const native = ({ so }: TraitInput) => so.phones?.some(({ clientType }) => clientType === 'EAS') ?? true;
  return { name, change: (input) => ({ signIns: native(input) ? rows() : [] }) };
}

function daysAgo(days: number, errorCode: number, text: string, changes: Partial<SignIn>): SignIn[] {
  return failing(errorCode, text, changes).map((row) => ({ ...row, minutesAgo: row.minutesAgo + days * day }));
}

/** An error number before a success of the same app, hours ago. */
function earlier(errorCode: number, text: string, changes: Partial<SignIn> = {}): SignIn[] {
  return failing(errorCode, text, { ...changes }).map((row) => ({ ...row, minutesAgo: row.minutesAgo + 30 * hour }));
}

/** The sign-in log of people who get in. */
export const signInTraits: readonly Trait[] = [
  log('plain log', () => []),
  { name: 'empty log', change: () => ({ signIns: [] }) },
  only('strangers guess over the old protocol', () =>
    [7, 22, 41, 2 * day, 5 * day].flatMap((minutesAgo) =>
      failing(50126, 'Invalid username or password.', { ...legacy, minutesAgo }),
    ),
  ),
  only('a policy refused it days ago, mail came since', () =>
    daysAgo(4, 53003, 'Blocked by Conditional Access.', {
      conditionalAccess: 'failure',
      policies: [failedPolicy('Block while travelling', ['block'])],
    }),
  ),
  only('locked by strangers days ago, mail came since', () => daysAgo(3, 50053, 'Locked.', { ...legacy })),
  log('renewals in the background', () => [5, 65, 125].map((minutesAgo) => signIn({ minutesAgo, interactive: false }))),
  log('wrong password before the right one', () => earlier(50126, 'Onjuiste gebruikersnaam of onjuist wachtwoord.')),
  log('session revoked, then signed in again', () => earlier(50173, 'Le jeton a expiré.', { interactive: false })),
  log('consent given since', () => earlier(65001, '管理者の同意が必要です。')),
  log('locked out days ago', () => earlier(50053, 'Das Konto ist gesperrt.', { ...legacy })),
  log('old protocol before the new one', () => earlier(50126, 'Invalid username or password.', { ...legacy })),
  log('interrupted sign-ins', () =>
    [50058, 50140, 50199].flatMap((errorCode) => failing(errorCode, 'Interrupted.', { minutesAgo: 1 })),
  ),
  log('another app fails', () =>
    failing(53003, 'Blocked by Conditional Access.', {
      ...otherApp,
      conditionalAccess: 'failure',
      policies: [failedPolicy('Block Teams', ['block'])],
    }),
  ),
  log('a browser fails', () =>
    failing(50074, 'Strong authentication is required.', { ...browserSignIn, errorCode: 50074 }),
  ),
  log('a policy that only reports', () => [
    signIn({
      minutesAgo: 20,
      ...mailApps.apple,
      policies: [
        {
          id: 'report-only',
          name: 'Require compliant phone',
          result: 'reportOnlyFailure',
          grantControls: ['compliantDevice'],
        },
      ],
    }),
  ]),
  log('words of the future', () => [
    signIn({
      minutesAgo: 20,
      conditionalAccess: 'unknownFutureValue' as SignIn['conditionalAccess'],
      policies: [{ id: 'new', name: 'New', result: 'unknownFutureValue', grantControls: ['holographicProof'] }],
    }),
  ]),
  log('a wrong guess of a stranger abroad', () =>
    failing(50126, 'Invalid username or password.', {
      ...browserSignIn,
      minutesAgo: 3,
      errorCode: 50126,
      country: 'BR',
      city: 'Recife',
    }),
  ),
  log('long ago refused', () =>
    failing(65001, 'No consent.').map((row) => ({ ...row, minutesAgo: row.minutesAgo + 20 * day })),
  ),
  log('travelling', () => [signIn({ minutesAgo: 15, country: 'JP', city: 'Tokyo', ipAddress: '198.51.100.77' })]),
];
