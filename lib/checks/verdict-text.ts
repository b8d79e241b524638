import type { FindingCode } from '@/lib/report/codes';
import type { Report } from '@/lib/report/report';
import type { Audience } from '@/lib/report/vocabulary';
import { fill, globalsOf, placeholdersOf } from './fill';
import type { Text } from './guidance';
import { reasonText } from './reasons';
import type { Words } from './words';

type Wording = { [A in Audience]: Text };

/** Said when nothing was found: as KB 2427193 does, lead with setting the phone up again. */
const healthy: Wording = {
  user: {
    title: 'Nothing stands in the way. Set the account up on your phone again.',
    body: 'We checked the service, your mailbox, your phone and the way to the server. If mail still fails, remove the account and add it again.',
  },
  admin: {
    title: 'No cause in the tenant. Set the account up on the phone again.',
    body: 'Service, account, sign-ins, mailbox, device and Autodiscover are in order, and no wipe or incident is open.',
  },
  support: {
    title: 'Everything that could block was checked and passed.',
    body: 'What remains is the phone itself and its network.',
  },
};

const inconclusive: Wording = {
  user: {
    title: 'We found nothing wrong, but we could not check everything.',
    body: 'Below you see what we could not look at, and who can help. Do not remove the account yet.',
  },
  admin: {
    title: 'Nothing found, and {undecided} checks could not be decided.',
    body: 'Each says what it needs: a permission, a licence, or a later try.',
  },
  support: {
    title: 'Inconclusive: {undecided} undecided, {decided} decided.',
    body: 'See the reasons of the undecided checks.',
  },
};

const running: Wording = {
  user: { title: 'We are looking.', body: 'You can close this page. Your check goes on.' },
  admin: { title: 'The check is running.', body: 'It goes on when this page is closed.' },
  support: { title: 'Running.', body: 'No verdict yet.' },
};

const ended: Wording = {
  user: {
    title: 'This check stopped before it was done.',
    body: 'We know too little to say what is wrong. Start a new check.',
  },
  admin: {
    title: 'The check ended without a verdict.',
    body: 'The portal was stopped or met a fault of its own. Start a new check.',
  },
  support: { title: 'Ended without a verdict ({status}).', body: 'See the log of the portal at this time.' },
};

/**
 * The one sentence that names the answer, and what follows from it: the primary finding's words, or those for healthy,
 * inconclusive, running and stopped. Arguments that a shared link left out read "not known".
 */
export function verdictText(
  report: Pick<Report, 'status' | 'verdict' | 'checks' | 'subject' | 'cloud' | 'facts'>,
  words: Words,
  audience: Audience,
): Text {
  const { verdict, status } = report;
  const counts = {
    status,
    decided: verdict?.coverage.decided ?? 0,
    undecided: verdict?.coverage.undecided.length ?? 0,
  };
  if (status === 'failed' || status === 'interrupted') return filled(ended[audience], counts);
  if (verdict === null) return filled(running[audience], counts);
  if (verdict.primary !== null) return primaryText(report, words(verdict.primary).texts[audience], verdict.primary);
  if (verdict.state === 'healthy') return filled(healthy[audience], counts);
  // A stalled phone says more than "could not check everything".
  const stalled = report.checks.find(({ reason }) => reason === 'sync-stalled');
  return (stalled && reasonText(stalled, audience)) ?? filled(inconclusive[audience], counts);
}

function primaryText(report: Parameters<typeof verdictText>[0], text: Text, code: FindingCode): Text {
  const findings = report.checks.flatMap((check) => check.findings);
  const finding = findings.find((entry) => entry.code === code && entry.severity !== 'note');
  const names = [...placeholdersOf(text.title), ...placeholdersOf(text.body)];
  const unknown = Object.fromEntries(names.map((name) => [name, null]));
  return filled(text, { ...unknown, ...globalsOf(report), ...finding?.args });
}

function filled({ title, body }: Text, args: Parameters<typeof fill>[1]): Text {
  return { title: fill(title, args), body: fill(body, args) };
}
