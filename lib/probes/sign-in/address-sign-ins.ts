import { defineProbe } from '@/lib/probes/define-probe';
import { readMistypedNames } from './read-sign-ins';

/** Sign-ins that failed under the person's mail address, where that is not the name to sign in with. */
export const addressSignIns = defineProbe({
  id: 'addressSignIns',
  area: 'sign-in',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  run: (context, { directoryUser }) => readMistypedNames(context, directoryUser),
});
