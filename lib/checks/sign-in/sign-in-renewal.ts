import type { DirectoryUser, Given, Observations } from '@/lib/report/observations';
import { defineCheck } from '../define-check';
import { chooseDevice } from '../device/choose-device';
import { dayMs, instantOf } from '../instant';
import { currentSignIns } from './current-sign-ins';
import { allSignIns, mailSignIns, signInArguments } from './mail-sign-ins';
import { causeOf } from './sign-in-cause';

/** A new password also ends the sessions; the two times are then written within moments of each other. */
const sameEventMs = 5 * 60_000;

/** Must the person sign in again? A new password, a revoked session or a challenge that the app has not answered. */
export const signInRenewal = defineCheck({
  id: 'sign-in-renewal',
  area: 'sign-in',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'directoryUser', 'devices', 'deviceStatistics'],
  codes: ['sign-in/reauthentication-needed'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    const changes = changesOf(observed.directoryUser, lastSuccessOf(observed, given));
    const findings = currentSignIns(rows, observed, given)
      .filter((row) => causeOf(row, rows) === 'renew')
      .map((row) => result.finding('sign-in/reauthentication-needed', { ...signInArguments(row), ...changes }));
    if (findings.length > 0) return result.failed(findings);
    // A renewal that fails shows only in the background log. Without it, a phone that fetched mail today is the proof.
    if (observed.backgroundSignIns === undefined && !syncedToday(observed, given)) {
      return result.cantTell('no-recent-evidence');
    }
    return result.passed();
  },
});

type Changes = {
  passwordChangedAt: string | null;
  sessionsRevokedAt: string | null;
  changedSinceMail: string[] | null;
};

/**
 * What ended the sign-in that the phone holds, by Graph's names: the password or the sessions, whichever changed after the last
 * mail. Null when the last mail or the changes are not known; none when neither came after it.
 */
function changesOf(user: DirectoryUser | undefined, lastMail: number | null): Changes {
  const passwordChangedAt = user?.found ? user.lastPasswordChange : null;
  const sessionsRevokedAt = user?.found ? (user.sessionsValidFrom ?? null) : null;
  const password = instantOf(passwordChangedAt);
  const sessions = instantOf(sessionsRevokedAt);
  const known = lastMail !== null && (password !== null || sessions !== null);
  const alone = sessions !== null && (password === null || Math.abs(sessions - password) > sameEventMs);
  const after = (time: number | null) => known && time !== null && time > lastMail;
  const changedSinceMail = [
    ...(after(password) ? ['lastPasswordChangeDateTime'] : []),
    ...(alone && after(sessions) ? ['signInSessionsValidFromDateTime'] : []),
  ];
  return { passwordChangedAt, sessionsRevokedAt, changedSinceMail: known ? changedSinceMail : null };
}

type Sources = Partial<Pick<Observations, 'devices' | 'deviceStatistics'>>;

function lastSuccessOf(observed: Sources, given: Given): number | null {
  return instantOf(chooseDevice(observed, given)?.statistics?.lastSuccessSync);
}

function syncedToday(observed: Sources, given: Given): boolean {
  const success = lastSuccessOf(observed, given);
  return success !== null && (instantOf(given.now) ?? 0) - success < dayMs;
}
