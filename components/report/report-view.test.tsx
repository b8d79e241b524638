// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { staticPage } from '@/components/testing/static-page';
import { everyWord } from '@/lib/checks/catalog';
import { EvidencePart } from './evidence-part';
import { blockedReport, healthyReport, inconclusiveReport, runningReport } from './fixtures';
import { ReportView } from './report-view';

const show = (report: Parameters<typeof ReportView>[0]['report'], evidence = true) => {
  const options = { evidence, words: everyWord };
  const foot = <EvidencePart report={report} options={options} />;
  return staticPage(<ReportView report={report} options={options} zone="UTC" foot={foot} />);
};

const section = (name: string) => screen.getByRole('region', { name });
const steps = () =>
  within(section('The five steps'))
    .getAllByRole('heading', { level: 3 })
    .map((heading) => heading.closest('li'));

test('one sentence is the only h1, and the parts stand in the order of reading', () => {
  show(blockedReport());
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
    'What you can do now',
    'What your admin must do',
    'The five steps',
    'Evidence',
  ]);
});

test('ActiveSync off: the admin gets path, command and the drawing, the person is told to set up again', () => {
  show(blockedReport());
  const admin = section('What your admin must do');
  expect(admin.textContent).toContain('Set-CASMailbox');
  expect(admin.textContent).toContain('alex@contoso.test');
  expect(within(admin).getAllByRole('figure').length).toBeGreaterThan(0);
  expect(section('What you can do now').textContent).toMatch(/set the account up again/);
});

test('all five steps stand there before anything is known, and none looks decided', () => {
  show(runningReport());
  expect(steps()).toHaveLength(5);
  expect(steps().map((step) => step?.hasAttribute('data-done'))).toEqual([false, false, false, false, false]);
  expect(steps()[0]?.textContent).toContain('Checking');
  expect(steps()[1]?.textContent).toContain('Waiting');
  expect(screen.queryByRole('region', { name: 'What your admin must do' })).toBeNull();
  expect(document.body.textContent).toContain('You can close this page. Your check goes on.');
});

test('steps 0 to 3 passed: setting up again leads, with the values to type and no password', () => {
  show(healthyReport());
  const you = section('What you can do now');
  const values = Object.fromEntries(
    within(you)
      .getAllByRole('term')
      .map((term) => [term.textContent, term.nextElementSibling?.textContent]),
  );
  expect(values).toMatchObject({
    Server: 'outlook.office365.test',
    'Sign-in name': 'alex@contoso.test',
    Domain: 'Leave it empty',
    'Secure connection (SSL)': 'On',
  });
  expect(you.textContent).toMatch(/Never type your password into a password form/);
});

test('what could not be checked has its own word and reason, and nothing about it is green', () => {
  show(inconclusiveReport());
  const step = steps()[2];
  expect(step?.className).toBe('untested');
  expect(step?.textContent).toContain('Could not check');
  expect(step?.querySelector('.passed')).toBeNull();
  expect(document.querySelector('.verdict .healthy')).toBeNull();
  expect(document.querySelector('.verdict .inconclusive')?.textContent).toContain('Not certain yet');
});

test('a report of a cut-off check says so and does not lead with setting up', () => {
  const report = { ...inconclusiveReport(), status: 'interrupted' as const };
  show(report);
  expect(document.querySelector('.verdict')?.textContent).toContain('stopped before it was done');
  expect(document.querySelector('.verdict .healthy')).toBeNull();
});

test('the step about finding the server has the record, three pages of Microsoft and the second opinion', () => {
  show(healthyReport());
  const step = steps()[3];
  expect(step?.textContent).toContain('autodiscover.contoso.test.');
  expect(step?.textContent).toContain('autodiscover.outlook.test.');
  const links = [...(step?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href') ?? '');
  expect(links.filter((href) => href.includes('learn.microsoft.com'))).toHaveLength(3);
  expect(links.some((href) => href.startsWith('https://testconnectivity.microsoft.com/'))).toBe(true);
  expect(step?.textContent).toMatch(/once on Wi-Fi and once on mobile data/);
});

test('hybrid gets the opposite advice about the record', () => {
  const report = healthyReport();
  show({ ...report, facts: { ...report.facts, organisation: 'hybrid' } });
  expect(steps()[3]?.textContent).toContain('hybrid');
  expect(steps()[3]?.textContent).not.toContain('CNAME');
});

test('no analyzer for clouds that it cannot test', () => {
  const report = healthyReport();
  show({ ...report, cloud: { ...report.cloud, name: 'gcc-high' } });
  expect(document.querySelector('a[href*="testconnectivity"]')).toBeNull();
});

test('evidence is a table with row headers, and only where asked for', () => {
  show(blockedReport());
  const tables = within(section('Evidence')).getAllByRole('table', { hidden: true });
  expect(tables.length).toBeGreaterThan(2);
  expect(section('Evidence').textContent).toContain('not measured');
  show(blockedReport(), false);
  expect(screen.queryByRole('region', { name: 'Evidence' })).toBeNull();
});

test('every state carries a word beside its mark', () => {
  show(blockedReport());
  for (const step of steps()) expect(step?.querySelector('.step .word')?.textContent).toMatch(/\w/);
  for (const icon of document.querySelectorAll('svg')) expect(icon.getAttribute('aria-hidden')).toBe('true');
});

test('a command keeps an odd name inside its quotes, and ways to see and undo are commands of their own', () => {
  const report = blockedReport();
  show({ ...report, subject: { ...report.subject, address: "o'neil@contoso.test" } });
  const commands = [...section('What your admin must do').querySelectorAll('.code code')].map(
    (code) => code.textContent,
  );
  expect(commands.filter((line) => line?.includes('CASMailbox')).length).toBeGreaterThanOrEqual(3);
  for (const line of commands) expect(line).not.toMatch(/[^']'neil/);
});

test('a finding points to its evidence, and each pointer has its target', () => {
  const report = blockedReport();
  const [first] = report.evidence;
  const checks = report.checks.map((check) => ({
    ...check,
    findings: check.findings.map((finding) => ({ ...finding, evidence: first ? [first.id] : [] })),
  }));
  show({ ...report, checks });
  const pointers = [...document.querySelectorAll('a[href^="#"]')].map(
    (link) => link.getAttribute('href')?.slice(1) ?? '',
  );
  expect(pointers).toContain(first?.id);
  for (const id of pointers) expect(document.getElementById(id), id).not.toBeNull();
  show({ ...report, checks }, false);
  expect(document.querySelector(`a[href="#${first?.id}"]`)).toBeNull();
});

test('no instant is shown as machines write it', () => {
  show(blockedReport());
  expect(document.body.textContent).not.toMatch(/\d{4}-\d\d-\d\dT\d\d/);
});

test('a mailbox on the own server is not told to use the server of Microsoft 365', () => {
  const report = healthyReport();
  const verdict = report.verdict && {
    ...report.verdict,
    state: 'blocked' as const,
    primary: 'mailbox/on-premises' as const,
  };
  show({ ...report, verdict });
  expect(document.querySelector('#manual-setup .pairs')?.textContent).toContain('Ask your admin for it');
  expect(document.querySelector('#manual-setup .pairs')?.textContent).not.toContain('outlook.office365.test');
});

test('a missing right is the admin’s to give: named once, with the way there', () => {
  const report = inconclusiveReport();
  const [check] = report.checks;
  if (!check) throw new Error('the fixture has no check');
  const untested = (reasonDetail: string, id: string) => ({
    ...check,
    id,
    findings: [],
    outcome: 'untested' as const,
    reason: 'permission-missing' as const,
    reasonDetail,
  });
  show({
    ...report,
    checks: [untested('AuditLog.Read.All', 'a'), untested('AuditLog.Read.All', 'b'), untested('exchange-role', 'c')],
  });
  const admin = section('What your admin must do');
  expect(within(admin).getAllByRole('heading', { level: 3 })).toHaveLength(2);
  expect(within(admin).getByText('API permissions')).toBeDefined();
  expect(admin.textContent).toContain('New-RoleGroup');
});

test('a failed step says what was found in it, in the words of the finding', () => {
  show(blockedReport());
  expect(steps()[1]?.textContent).toContain('Problem found. Mail for phones is switched off for your mailbox.');
});

test.each(['device/wipe-pending', 'service/incident', 'mailbox/shared'] as const)(
  '%s: nothing in the report offers to set the phone up',
  (primary) => {
    const report = blockedReport();
    show({ ...report, verdict: report.verdict && { ...report.verdict, primary } });
    expect(steps()[4]?.textContent).toContain('Do not set the phone up now.');
    expect(screen.queryByText('Set the phone up by hand')).toBeNull();
  },
);

test('a word of a command is never broken at its hyphen, and the command reads as it is typed', () => {
  show(blockedReport());
  const code = [...section('What your admin must do').querySelectorAll('code')].find((element) =>
    element.textContent?.startsWith('Set-CASMailbox'),
  );
  expect(code?.textContent).toBe("Set-CASMailbox -Identity 'alex@contoso.test' -ActiveSyncEnabled $true");
  expect([...(code?.querySelectorAll('span') ?? [])].map((word) => word.textContent)).toEqual([
    '-Identity',
    '-ActiveSyncEnabled',
  ]);
});

test('a reason that leaves several steps undecided is said in the first of them', () => {
  const report = inconclusiveReport();
  const [check] = report.checks;
  if (!check) throw new Error('the fixture has no check');
  show({ ...report, checks: [{ ...check, id: 'a', step: 'activesync' }, check] });
  const says = (index: number) =>
    /We are not allowed to see this/.test(steps()[index]?.querySelector('.aside')?.textContent ?? '');
  expect([says(1), says(2)]).toEqual([true, false]);
  expect(steps()[2]?.textContent).toContain('The reason is the same as in an earlier step.');
});
