import { defineProbe } from '@/lib/probes/define-probe';
import { readSignIns } from './read-sign-ins';

/** Token renewals that ran without the person: a revoked session or a new password shows here and nowhere else. */
export const backgroundSignIns = defineProbe({
  id: 'backgroundSignIns',
  area: 'sign-in',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  run: (context, { directoryUser }) => readSignIns(context, directoryUser, 'background'),
});
