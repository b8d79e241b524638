import { expect, it } from 'vitest';
import { healthy, observationsOf } from '@/lib/checks/testing/healthy';
import { cloudNames, microsoftCloud } from '@/lib/clouds/microsoft-clouds';
import type { Observations } from '@/lib/report/observations';
import { givenOf } from './given';
import { judgeAgain } from './testing/judge-again';

const now = '2026-11-24T12:00:00.000Z';

/** What a healthy person of another cloud shows: the same with that cloud's names in place of the simulated one's. */
function inCloud(cloud: ReturnType<typeof microsoftCloud>): Observations {
  const names: [string, string | undefined][] = [
    ['autodiscover-s.outlook.test', new URL(cloud.autodiscover).hostname],
    ['autodiscover.outlook.test', cloud.autodiscoverCnames[0]],
    ['outlook.office365.test', new URL(cloud.activesync).hostname],
    ['mail.protection.outlook.test', cloud.mxSuffixes[0]],
  ];
  const text = names.reduce((all, [from, to = '']) => all.replaceAll(from, to), JSON.stringify(healthy));
  return JSON.parse(text) as Observations;
}

it.each(cloudNames)('a healthy person of the cloud %s is called healthy', (name) => {
  const cloud = microsoftCloud(name, '6f1c2b7e-90d4-4a5b-8c3e-2d7a1f0b9e51');
  const given = givenOf(cloud, { app: 'native', deviceId: null, user: null }, now);
  const { reports, verdict } = judgeAgain(observationsOf(inCloud(cloud)), given);
  expect(reports.flatMap(({ findings }) => findings)).toEqual([]);
  expect(verdict).toMatchObject({ state: 'healthy', primary: null });
});

it.each(['gcc-high', 'dod', 'china'] as const)("the worldwide cloud's record in %s points elsewhere", (name) => {
  const cloud = microsoftCloud(name, '6f1c2b7e-90d4-4a5b-8c3e-2d7a1f0b9e51');
  const given = givenOf(cloud, { app: 'native', deviceId: null, user: null }, now);
  const own = inCloud(cloud);
  const host = own.autodiscoverDns.host;
  const values: Observations = {
    ...own,
    autodiscoverDns: { ...own.autodiscoverDns, aliases: ['autodiscover.outlook.com'] },
    domainRecords: { ...own.domainRecords, autodiscoverCname: cloud.autodiscoverCnames[0] ?? null },
    autodiscoverXml: {
      domain: own.autodiscoverXml.domain,
      attempts: own.autodiscoverXml.attempts.map((attempt) => ({ ...attempt, ended: 'unreachable', hops: [] })),
    },
  };
  const findings = judgeAgain(observationsOf(values), given).reports.flatMap((report) => report.findings);
  expect(findings).toMatchObject([
    { code: 'autodiscover/record-points-elsewhere', args: { host, target: 'autodiscover.outlook.com' } },
  ]);
});
