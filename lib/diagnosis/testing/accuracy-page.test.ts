import { expect, it } from 'vitest';
import { scenarios } from '@/sandbox/scenarios/all';
import { accuracyPage } from './accuracy-page';
import { type Accuracy, madeTwice, summaryOf, wrongsOf } from './accuracy-summary';
import type { FaultRun } from './run-faults';
import type { ScenarioRun } from './run-scenarios';

function run(id: string, changes: Partial<ScenarioRun> = {}): ScenarioRun {
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  const { mustFind: found, verdict } = scenario;
  return { scenario, verdict, found, missed: [], unknown: [], falseAlarms: [], exact: true, again: false, ...changes };
}

const unknown = { found: [], unknown: ['mailbox/full'], verdict: 'inconclusive', exact: false } as const;
const fault: FaultRun = {
  upstream: 'exchange: Get-MailboxStatistics',
  kind: '403',
  runs: [run('healthy'), run('activesync-off')],
  sick: [run('mailbox-full', { ...unknown, found: [], unknown: ['mailbox/full'] })],
  wrong: [],
};
const good: Accuracy = {
  seed: 1,
  scenarios: [run('healthy'), run('mailbox-full', { again: true })],
  asPhone: [run('healthy')],
  clouds: { dod: [run('healthy')] },
  variations: [],
  faults: [fault],
};

it('shows each part, and nothing wrong where an unknown is honest', () => {
  const page = accuracyPage(good);
  expect(page).toContain('| dod | 1 | 1 | 0 |');
  expect(page).toContain('| exchange: Get-MailboxStatistics | HB |');
  expect(page).toContain('| mailbox-full | exchange: Get-MailboxStatistics | I? |');
  expect(page).toContain('Nothing.');
  expect(summaryOf(good)).toMatch(/honest unknowns 1, made twice 1, wrong 0$/);
  expect(madeTwice(good)).toBe(1);
});

it('names what is wrong in every part', () => {
  const missed = { exact: false, verdict: 'healthy', missed: ['mailbox/full'] } as const;
  const wrong = run('mailbox-full', { ...missed, missed: ['mailbox/full'] });
  const sentences = wrongsOf({
    ...good,
    scenarios: [wrong],
    asPhone: [wrong],
    clouds: { dod: [wrong] },
    faults: [{ ...fault, wrong: ['healthy: called healthy'] }],
  });
  const text = 'mailbox-full: healthy instead of blocked, missed mailbox/full';
  expect(sentences).toEqual([
    text,
    `asked as a phone: ${text}`,
    `dod: ${text}`,
    'exchange: Get-MailboxStatistics, 403: healthy: called healthy',
  ]);
});
