import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '@/lib/checks/catalog';
import { fill, fillCommand, globalsOf } from '@/lib/checks/fill';
import type { Report } from '@/lib/report/report';
import { scenarios } from '@/sandbox/scenarios/all';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { cloudNamesOf, otherClouds } from './testing/cloud-names';
import { judgeRun } from './testing/judge-run';
import { type Diagnosed, diagnoseAll, openSimulatedPortal, type SimulatedPortal } from './testing/simulated-portal';

/** `npm run accuracy` takes all of them; these are those whose judgement hangs on the names of a cloud. */
const chosen = [
  'healthy',
  'no-record',
  'record-misspelt',
  'points-to-old-server',
  'on-premises',
  'quarantined-default',
  'activesync-unreachable',
  'modern-sign-in-off',
];

/** A domain that still publishes the worldwide cloud's record, the commonest mistake in another cloud. */
const worldwideRecord: Scenario = {
  id: 'worldwide-record',
  group: 'Finding the server',
  label: 'Wil Wereldwijd',
  hint: 'The record of the domain is that of the worldwide cloud.',
  person: { name: 'Wil Wereldwijd', local: 'wil' },
  network: {
    domain: 'worldwide.test',
    records: [{ name: 'autodiscover.worldwide.test', type: 'CNAME', value: 'autodiscover.outlook.com' }],
  },
  mustFind: ['autodiscover/record-points-elsewhere'],
  mustNotFind: ['autodiscover/record-missing', 'autodiscover/points-to-old-server'],
  verdict: 'degraded',
  primary: 'autodiscover/record-points-elsewhere',
};
const people = [...scenarios.filter(({ id }) => chosen.includes(id)), worldwideRecord];

/** Everything that an admin is told about what was found: texts, steps, commands and links. */
function adminWords(report: Report): string {
  return report.checks
    .flatMap(({ findings }) => findings)
    .flatMap(({ code, args }) => {
      const values = { ...globalsOf(report), ...args };
      const { texts, remedies } = catalog[code];
      const steps = remedies.filter(({ who }) => who === 'admin').flatMap((remedy) => remedy.steps);
      return [
        fill(texts.admin.title, values),
        fill(texts.admin.body, values),
        ...steps.flatMap(({ text, command, link }) => [
          fill(text, values),
          command === undefined ? '' : fillCommand(command, values),
          link === undefined ? '' : fill(link.url, values),
        ]),
      ];
    })
    .join('\n');
}

describe.each(otherClouds)('under the names of %s', (cloud) => {
  const names = cloudNamesOf(cloud);
  let portal: SimulatedPortal;
  let diagnosed: Diagnosed[] = [];
  const reportOf = (id: string): Report => {
    const found = diagnosed.find(({ scenario }) => scenario.id === id);
    if (found === undefined) throw new Error(`${id} was not diagnosed`);
    return found.report;
  };

  beforeAll(async () => {
    portal = await openSimulatedPortal({ scenarios: people, cloudNames: names, foreignTexts: true });
    diagnosed = await diagnoseAll(portal, people);
  });
  afterAll(() => portal?.close());

  it('judges each person as under its own names', () => {
    const judged = diagnosed.map(({ scenario, report }) => judgeRun(scenario, report));
    expect(judged).toHaveLength(chosen.length + 1);
    expect(judged.filter(({ exact }) => !exact).map((run) => ({ ...run, scenario: run.scenario.id }))).toEqual([]);
    expect(portal.bugs).toEqual([]);
  });

  it('asks the hosts of this cloud, and none of another', () => {
    const asked = portal.sandbox.log().filter(({ plane }) => plane !== 'dns');
    const hosts = new Set(asked.map(({ host }) => host));
    expect([...hosts]).toEqual(expect.arrayContaining([names.activesyncHost, names.autodiscoverHost]));
    expect([...hosts].filter((host) => /outlook\.(test|com)$|office365\.(test|com)$/.test(host))).toEqual([]);
  });

  it.each(['no-record', 'record-misspelt', 'worldwide-record'])('tells the admin of %s its own record', (id) => {
    const report = reportOf(id);
    expect(report.facts.expectedAutodiscover).toBe(names.autodiscoverAlias);
    expect(adminWords(report)).toContain(names.autodiscoverAlias);
    expect(adminWords(report)).not.toMatch(/CNAME autodiscover\.outlook\.(com|test)/);
  });

  it('tells server and admin centre of this cloud', () => {
    expect(globalsOf(reportOf('healthy')).server).toBe(names.activesyncHost);
    const words = adminWords(reportOf('quarantined-default'));
    expect(words).toContain(names.adminCentre);
    expect(words).not.toContain('admin.exchange.microsoft.com');
  });
});
