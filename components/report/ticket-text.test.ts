import { expect, test } from 'vitest';
import { everyWord } from '@/lib/checks/catalog';
import { viewOf } from '@/lib/redact/view';
import { blockedReport, healthyReport, inconclusiveReport } from './fixtures';
import { ticketText } from './ticket-text';

const full = () => {
  const report = blockedReport();
  const [first, second, ...rest] = report.evidence;
  if (!first || second?.kind !== 'http-exchange') throw new Error('the fixture has changed');
  return {
    ...report,
    startedAt: '2026-11-24T12:00:00.000Z',
    evidence: [first, { ...second, requestId: '4f2c9d1e-1111-4222-8333-444455556666' }, ...rest],
    probes: report.probes.map((probe) => ({ ...probe, startedAt: '2026-11-24T12:00:01.200Z' })),
  };
};

test('a ticket says what is wrong, for whom, what mends it, what was asked and when', () => {
  const text = ticketText(full(), everyWord, 'https://portal.test/diagnoses/1');
  expect(text.split('\n')[0]).toMatch(/^# Blocked: /);
  expect(text).toContain('- Mailbox: `alex@contoso.test`');
  expect(text).toContain('- Device ID: `APPL123`');
  expect(text).toContain('- Checked: 24 Nov 2026, 12:00 UTC');
  expect(text).toContain('- Report: <https://portal.test/diagnoses/1>');
  expect(text).toContain('`mailbox/activesync-disabled`');
  expect(text).toMatch(/`Set-CASMailbox -Identity 'alex@contoso\.test'/);
  expect(text).toContain('| 1. Mail to phones | Problem found |');
  expect(text).toContain('`4f2c9d1e-1111-4222-8333-444455556666` |');
  expect(text).toContain('| `mailboxSettings` | 1.2 s | 210 ms | observed |');
  expect(text).toContain('unavailable (not-licensed)');
  expect(text).not.toMatch(/\d{4}-\d\d-\d\dT|undefined|null|\n\n\n/);
});

test('it holds nothing that the view of a link took out', () => {
  for (const view of ['user', 'support'] as const) {
    const text = ticketText(viewOf(full(), 'anyone', view), everyWord, null);
    expect(text).not.toMatch(/APPL123/);
    expect(text.includes('4f2c9d1e')).toBe(view === 'support');
  }
});

test('what a tenant called its things does not format the ticket', () => {
  const report = full();
  const name = 'x](https://evil.test) | <img src=x>\n# Heading';
  const text = ticketText({ ...report, device: report.device && { ...report.device, name } }, everyWord, null);
  expect(text).toContain('- Phone: x\\](https://evil.test) \\| \\<img src=x\\> # Heading');
  expect(text).not.toMatch(/^# Heading/m);
});

test('what could not be checked is said with what it needs; a sound report has no cause', () => {
  expect(ticketText(inconclusiveReport(), everyWord, null)).toMatch(/## Could not be checked\n\n- .*`exchange-role`/);
  const healthy = ticketText(healthyReport(), everyWord, null);
  expect(healthy).toMatch(/^# Nothing wrong found: /);
  expect(healthy).not.toContain('What an admin does');
});
