// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { staticPage } from '@/components/testing/static-page';
import { everyWord, wordLists } from '@/lib/checks/catalog';
import type { Evidence } from '@/lib/report/evidence';
import type { Report } from '@/lib/report/report';
import { AdminPart } from './admin-part';
import { EvidencePart } from './evidence-part';
import { FirstCommand } from './first-command';
import { blockedReport, healthyReport, runningReport } from './fixtures';
import type { RenderOptions } from './render-options';

const base: RenderOptions = { words: everyWord, lists: wordLists, evidence: true };
const offer: RenderOptions = { ...base, askAsPhone: <button type="button">Ask</button> };
const asked = (policy: string[] | null): Report => ({
  ...healthyReport(),
  probes: [{ id: 'activesyncCommands', area: 'activesync', status: 'observed', durationMs: 90 }],
  checks: [
    {
      id: 'activesync-first-command',
      area: 'activesync',
      step: 'autodiscover',
      outcome: 'passed',
      findings:
        policy === null
          ? []
          : [{ code: 'activesync/policy-announced', severity: 'note', args: { policy }, evidence: [] }],
    },
  ],
});
const show = (report: Report, options: RenderOptions) =>
  staticPage(<FirstCommand report={report} options={options} />).body.textContent ?? '';

test('offers to ask, and says before what it reads, what it leaves and how that is removed', () => {
  const text = show(healthyReport(), offer);
  expect(screen.getByRole('button', { name: 'Ask' })).toBeDefined();
  expect(text).toContain('It reads no mail.');
  expect(text).toContain('It leaves an entry "Reconnect check"');
  expect(text).toContain('Settings, General, Mobile devices');
  expect(text).toContain(
    "Get-MobileDevice -Mailbox 'alex@contoso.test' | Where-Object DeviceId -eq 'RECONNECTCHECK' | Remove-MobileDevice",
  );
});

test('offers nothing while a check runs, or where none can be started', () => {
  expect(show(runningReport(), offer)).toBe('');
  expect(show(healthyReport(), base)).toBe('');
});

test('shows the rules for phones in both voices, and how to remove the entry, without offering again', () => {
  const text = show(asked(['DevicePasswordEnabled=1', 'MinDevicePasswordLength=6', 'AllowCamera=1']), offer);
  expect(text).toContain('The server will ask your phone for:');
  expect(text).toContain('The phone must have a passcode of at least 6 characters.');
  expect(text).toContain('AllowCamera=1');
  expect(text).toContain('You had agreed to that.');
  expect(text).toContain('Remove-MobileDevice');
  expect(screen.queryByRole('button')).toBeNull();
});

test('says so when the rules ask nothing, and shows the settings alone while words are missing', () => {
  expect(show(asked(['DevicePasswordEnabled=0']), base)).toContain('They ask nothing special of yours.');
  const { lists: _none, ...wordless } = base;
  const text = show(asked(['DevicePasswordEnabled=1']), wordless);
  expect(text).toContain('DevicePasswordEnabled=1');
  expect(text).not.toContain('The server will ask');
  expect(show(asked(null), base)).not.toContain('rules for phones');
});

const command: Evidence = {
  id: 'activesyncCommands-1',
  at: '2026-11-24T12:00:00.000Z',
  probe: 'activesyncCommands',
  kind: 'http-exchange',
  label: 'FolderSync',
  request: { method: 'POST', url: 'https://outlook.office365.test/Microsoft-Server-ActiveSync', headers: {} },
  response: { status: 200, headers: {} },
  address: '203.0.113.22',
  durationMs: 40,
  command: { name: 'FolderSync', sentBytes: 13, receivedBytes: 15, status: 126, policyStatus: null },
};

test('explains statuses in the evidence, and only those met in the person’s own name', () => {
  const rows = (item: Evidence) =>
    staticPage(<EvidencePart report={{ ...blockedReport(), evidence: [item] }} options={base} />).body.textContent;
  expect(rows(command)).toContain('15 bytes');
  expect(rows(command)).toMatch(
    /FolderSync status126MeaningMail on phones is switched off .*For your adminUserDisabledForSync/,
  );
  const refused = { ...command, probe: 'activesyncOptions', response: { status: 456, headers: {} } };
  expect(rows(refused)).toContain('The account is blocked.');
  // Asked without a token, 401 is what is wanted.
  const challenge = {
    ...command,
    probe: 'activesyncChallenge',
    command: undefined,
    response: { status: 401, headers: {} },
  };
  expect(rows(challenge as Evidence)).not.toContain('Meaning');
});

test.each([
  [130, 'AccessDenied: quarantined'],
  [456, 'The account is blocked.'],
])('explains status %i to the admin', (status, words) => {
  const report = blockedReport();
  const refused: Report = {
    ...report,
    verdict: report.verdict && { ...report.verdict, primary: 'activesync/access-refused' },
    checks: [
      {
        id: 'activesync-access',
        area: 'activesync',
        step: 'autodiscover',
        outcome: 'failed',
        findings: [
          { code: 'activesync/access-refused', severity: 'error', args: { status, diagnostics: null }, evidence: [] },
        ],
      },
    ],
  };
  expect(staticPage(<AdminPart report={refused} options={base} />).body.textContent).toContain(words);
});

test.each<[number | null, number, string]>([
  [126, 200, 'What the server told this check: Mail on phones is switched off for your mailbox.'],
  [null, 503, 'What the server told this check: The mail server is busy'],
])('tells the person what status %s (HTTP %i) means', (status, httpStatus, words) => {
  const answered = {
    ...command,
    response: { status: httpStatus, headers: {} },
    command: { name: 'FolderSync' as const, sentBytes: 13, receivedBytes: 0, status, policyStatus: null },
  };
  expect(show({ ...asked(null), evidence: [answered] }, base)).toContain(words);
  expect(show({ ...asked(null), evidence: [] }, base)).not.toContain('What the server told');
});
