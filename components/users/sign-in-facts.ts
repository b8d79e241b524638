import { allSignIns, failedByPolicy, isLegacy, mailSignIns, succeeded } from '@/lib/checks/sign-in/mail-sign-ins';
import type { SignIn } from '@/lib/report/observations';
import type { Report } from '@/lib/report/report';
import { type Known, known, settingsOf } from './evidence-facts';

/** One sign-in of a mail app, in words. */
export interface SignInStatus {
  id: string;
  at: string;
  app: string;
  /** `word` names the outcome; `detail` is Microsoft's own reason, null for a success. */
  outcome: { className: string; icon: 'passed' | 'failed'; word: string };
  detail: string | null;
  /** Policies that had a say, with their result; empty when none applied. */
  policies: string;
  code: number;
  where: string;
}

/** Sign-ins that say something about mail on a phone, newest first; `others` were seen too and are left out. */
export interface SignInsStatus {
  rows: SignInStatus[];
  others: number;
}

/** The sign-ins that checks judge by: those of mail apps. The rest of the log says nothing about a phone's mail. */
export function signInsOf(report: Report): Known<SignInsStatus> {
  return known(report, 'signIns', () => {
    const all = allSignIns({
      signIns: { signIns: settingsOf(report, 'signIns').flatMap(signInOf) },
      backgroundSignIns: { signIns: settingsOf(report, 'backgroundSignIns').flatMap(signInOf) },
    });
    const mail = new Set([...mailSignIns(all, 'native'), ...mailSignIns(all, 'outlook')]);
    const rows = [...mail].sort((one, other) => Date.parse(other.at) - Date.parse(one.at)).map(statusOf);
    return { rows, others: all.length - mail.size };
  });
}

function statusOf(row: SignIn): SignInStatus {
  return {
    id: row.id,
    at: row.at,
    app: isLegacy(row)
      ? `${row.appName || 'Mail app'}, by the old protocol with a password`
      : row.appName || 'not named',
    outcome: outcomeOf(row),
    detail:
      succeeded(row) || !/[a-z]{3}/i.test(row.failureReason) || row.failureReason === 'Other.'
        ? null
        : row.failureReason,
    policies: row.policies.map(({ name, result }) => `${name}: ${results[result.toLowerCase()] ?? result}`).join('; '),
    code: row.errorCode,
    where: [row.location, row.ipAddress].filter((part) => part !== '').join(', '),
  };
}

function outcomeOf(row: SignIn): SignInStatus['outcome'] {
  if (succeeded(row)) return { className: 'healthy', icon: 'passed', word: 'Let in' };
  return { className: 'blocked', icon: 'failed', word: failedByPolicy(row) ? 'Refused by a policy' : 'Refused' };
}

/** https://learn.microsoft.com/graph/api/resources/appliedconditionalaccesspolicy, as much as needs words. */
const results: Record<string, string> = {
  success: 'met',
  failure: 'refused',
  notapplied: 'does not apply',
  notenabled: 'switched off',
  reportonlysuccess: 'would be met (report only)',
  reportonlyfailure: 'would refuse (report only)',
};

function signInOf({ label, source, values }: ReturnType<typeof settingsOf>[number]): SignIn[] {
  if (source !== 'signIn') return [];
  const text = (name: string) => values[name] ?? '';
  return [
    {
      id: label,
      at: text('at'),
      appId: text('appId'),
      appName: text('appName'),
      clientApp: text('clientApp'),
      resource: text('resource'),
      errorCode: Number(text('errorCode')),
      failureReason: text('failureReason'),
      conditionalAccess: text('conditionalAccess'),
      policies: policiesOf(text('policies')),
      ipAddress: text('ipAddress'),
      location: text('location'),
      operatingSystem: text('operatingSystem'),
    },
  ];
}

/** Policies stand in the evidence as `name: result; name: result`; a name may hold a colon, a result does not. */
function policiesOf(text: string): SignIn['policies'] {
  return text.split('; ').flatMap((part) => {
    const at = part.lastIndexOf(': ');
    return at < 1 ? [] : [{ id: '', name: part.slice(0, at), result: part.slice(at + 2), grantControls: [] }];
  });
}
