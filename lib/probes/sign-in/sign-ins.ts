import { defineProbe } from '@/lib/probes/define-probe';
import { readSignIns } from './read-sign-ins';

/** What the person and their apps signed in with, seen by them. */
export const signIns = defineProbe({
  id: 'signIns',
  area: 'sign-in',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  run: (context, { directoryUser }) => readSignIns(context, directoryUser, 'interactive'),
});
