import { describe, expect, test } from 'vitest';
import { catalog, everyWord } from '@/lib/checks/catalog';
import { placeholdersOf } from '@/lib/checks/fill';
import type { FindingCode } from '@/lib/report/codes';
import type { Report } from '@/lib/report/report';
import { canAskAdmin } from './admin-causes';
import { adminMessage, mailAddress } from './admin-message';
import { blockedReport, healthyReport, inconclusiveReport } from './fixtures';

const link = { url: `https://reconnect.contoso.test/r/${'A'.repeat(43)}`, until: '2026-12-01T12:00:00.000Z' };

/** A blocked report of one cause, each argument of it as long as an address may well be. */
function reportOf(code: FindingCode): Report {
  const report = blockedReport();
  const { texts, remedies } = catalog[code];
  const all = JSON.stringify([texts, remedies]);
  const args = Object.fromEntries(placeholdersOf(all).map((name) => [name, 'a-rather-long-value-of-ours-0123456789']));
  return {
    ...report,
    verdict: report.verdict && { ...report.verdict, primary: code },
    checks: [
      {
        id: 'activesync-protocol',
        area: 'mailbox',
        step: 'activesync',
        outcome: 'failed',
        findings: [{ code, severity: 'error', args, evidence: [] }],
      },
    ],
  };
}

test('it says what is wrong, for whom, what to click, when it was checked, and where the report is', () => {
  const { subject, body } = adminMessage(blockedReport(), everyWord, link, 'UTC');
  expect(subject).toContain('Exchange ActiveSync is switched off for alex@contoso.test.');
  expect(body).toContain('For: alex@contoso.test, phone iPhone (iOS 18.1)');
  expect(body).toContain('Checked: 24 Nov 2026, 12:00 UTC');
  expect(body).toMatch(/Exchange admin center > .*Mailboxes/);
  expect(body).toContain("Set-CASMailbox -Identity 'alex@contoso.test' -ActiveSyncEnabled $true");
  expect(body).toContain('until 1 Dec 2026, 12:00 UTC');
  expect(body).toContain(link.url);
  expect(`${subject}${body}`).not.toMatch(/\d{4}-\d\d-\d\dT|[{}]/);
});

test('it works without a link, and then says nothing of one', () => {
  const { body } = adminMessage(blockedReport(), everyWord, null, 'UTC');
  expect(body).not.toMatch(/http:|\/r\/|Full report/);
  expect(body).toContain('Set-CASMailbox');
});

describe('every cause that an admin mends', () => {
  const codes = (Object.keys(catalog) as FindingCode[]).filter((code) =>
    catalog[code].remedies.some(({ who }) => who === 'admin'),
  );

  test.each(codes)('%s: fits into the address of a mail, and keeps the cause and the link', (code) => {
    const report = reportOf(code);
    expect(canAskAdmin(report, everyWord)).toBe(true);
    const message = adminMessage(report, everyWord, link, 'UTC');
    const address = mailAddress(message);
    expect(address.length - 'mailto:?subject=&body='.length).toBeLessThanOrEqual(1_800);
    const read = new URL(address).searchParams;
    expect(read.get('subject')).toBe(message.subject);
    expect(read.get('body')?.replaceAll('\r\n', '\n')).toBe(message.body);
    expect(message.body).toContain(link.url);
    expect(message.body).toContain('For: alex@contoso.test');
  });
});

test('an address of the longest length does not break it', () => {
  const report = blockedReport();
  const address = `${'é'.repeat(64)}@${'x'.repeat(250)}.test`;
  const message = adminMessage({ ...report, subject: { ...report.subject, address } }, everyWord, link, 'UTC');
  expect(mailAddress(message).length).toBeLessThanOrEqual(1_830);
});

test('nobody is asked where an admin has nothing to do', () => {
  expect(canAskAdmin(healthyReport(), everyWord)).toBe(false);
  expect(canAskAdmin(inconclusiveReport(), everyWord)).toBe(false);
  expect(canAskAdmin({ ...blockedReport(), status: 'running' }, everyWord)).toBe(false);
  expect(canAskAdmin(blockedReport(), everyWord)).toBe(true);
});
