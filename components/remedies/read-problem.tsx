'use client';

import type { ApiProblem } from '@/components/api/problem';
import { useSession } from '@/components/auth/session-context';
import { ProblemBox } from '@/components/ui/problem-box';

/** Why Exchange could not be read as this admin, and who can lift it. */
export function ReadProblem({ problem, retry }: { problem: ApiProblem; retry: () => void }) {
  const { signIn } = useSession();
  const cause = causeOf(problem);
  return (
    <ProblemBox title={titles[cause]} detail={problem.detail}>
      {cause === 'consent' ? <Consent /> : null}
      {cause === 'role' ? <Way steps={roleSteps} /> : null}
      <div className="bar">
        {cause === 'sign-in' ? (
          <button type="button" className="button primary" onClick={() => void signIn()}>
            Sign in again
          </button>
        ) : null}
        <button type="button" className="button" onClick={retry}>
          Read again
        </button>
      </div>
    </ProblemBox>
  );
}

type Cause = 'sign-in' | 'consent' | 'role' | 'unknown-person' | 'offline' | 'other';

const titles: Record<Cause, string> = {
  'sign-in': 'Microsoft wants you to sign in again.',
  consent: 'The portal may not act for you in Exchange yet.',
  role: 'Exchange does not let you look at this mailbox.',
  'unknown-person': 'The directory knows nobody with this address.',
  offline: 'The portal could not be reached. Check that you are online.',
  other: 'Exchange could not be read.',
};

/** The server's sentence names the permission that is missing: `Exchange.Manage` is consent, all else a role or right. */
function causeOf({ kind, detail }: ApiProblem): Cause {
  if (kind === 'sign-in' || kind === 'offline') return kind;
  if (kind === 'not-found') return 'unknown-person';
  if (kind !== 'forbidden') return 'other';
  if (detail?.includes('Exchange.Manage')) return 'consent';
  return detail?.includes('Recipient Management') ? 'role' : 'other';
}

/** https://learn.microsoft.com/entra/identity-platform/quickstart-configure-app-access-web-apis */
const consentSteps = [
  'Microsoft Entra admin center',
  'Entra ID',
  'App registrations',
  'Reconnect',
  'API permissions',
  'Add a permission',
  'APIs my organization uses',
  'Office 365 Exchange Online',
  'Delegated permissions',
  'Exchange.Manage',
];

/** https://learn.microsoft.com/exchange/permissions-exo/permissions-exo */
const roleSteps = ['Exchange admin center', 'Roles', 'Admin roles', 'Recipient Management', 'Assigned'];

function Consent() {
  return (
    <>
      <p>
        Whoever runs this portal has to add one permission, once: <code>Exchange.Manage</code>, delegated. Then press
        “Grant admin consent” there. Changes are still made with your own rights in Exchange, never with the portal’s.
      </p>
      <Way steps={consentSteps} />
    </>
  );
}

function Way({ steps }: { steps: string[] }) {
  return (
    <ol className="crumbs small" aria-label="Where to find it">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
