import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sharedFixture } from './fixtures';
import { renderSharedLink } from './render-shared-link';

const css = [
  'app/tokens.css',
  'components/report/base.css',
  'components/report/report.css',
  'components/guidance/guidance.css',
  'components/report/shared-page.css',
]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const open = async (opened: Parameters<typeof renderSharedLink>[0]) => {
  const response = await renderSharedLink(opened, 'token-1', {
    stylesheet: '/report-0123456789ab.css',
    notice: 'Simulated tenant',
  });
  return { response, html: await response.text() };
};

test.each(['user', 'support'] as const)(
  '%s view: no script, no style attribute, one stylesheet, 14 kB in all',
  async (view) => {
    const { response, html } = await open({ kind: 'anyone', shared: sharedFixture(view) });
    expect(response.status).toBe(200);
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    expect(html.match(/rel="stylesheet"/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(button|input|form|iframe)/);
    // The built file is smaller than these sources.
    expect(gzipSync(html).length + gzipSync(css).length).toBeLessThan(14 * 1024);
  },
);

test('says nothing that may be kept, framed, indexed or referred', async () => {
  const { response } = await open({ kind: 'anyone', shared: sharedFixture('user') });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

test('evidence stands in the support view only', async () => {
  expect((await open({ kind: 'anyone', shared: sharedFixture('user') })).html).not.toContain('Get-CASMailbox</');
  expect((await open({ kind: 'anyone', shared: sharedFixture('support') })).html).toContain('Requests and answers');
});

test('an organisation link tells nothing and leads to one place', async () => {
  const { response, html } = await open({ kind: 'organization' });
  expect(response.status).toBe(401);
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).toContain('href="/shared/token-1"');
  expect(html).not.toMatch(/contoso|Blocked|Alex/);
});

test('a link that leads nowhere is a 404 without a reason that could be told apart', async () => {
  const { response, html } = await open({ kind: 'none' });
  expect(response.status).toBe(404);
  expect(html).not.toContain('<a ');
});

test('what the tenant called its things stays text', async () => {
  const shared = sharedFixture('support');
  const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  const { html } = await open({
    kind: 'anyone',
    shared: {
      ...shared,
      subject: { ...shared.subject, address: hostile },
      device: shared.device && { ...shared.device, model: hostile, name: hostile },
      facts: { ...shared.facts, signInName: hostile, domain: hostile },
    },
  });
  expect(html).not.toMatch(/<script|<img/i);
});

test('arguments that redaction removed do not break the page', async () => {
  const shared = sharedFixture('user');
  const checks = shared.checks.map((check) => ({
    ...check,
    findings: check.findings.map((finding) => ({ ...finding, args: {} })),
  }));
  expect((await open({ kind: 'anyone', shared: { ...shared, checks } })).response.status).toBe(200);
});

test('what a finding links to is shown before what nothing links to', async () => {
  const shared = sharedFixture('support');
  const [template] = shared.evidence.filter((item) => item.kind === 'setting');
  const [check] = shared.checks.filter((one) => one.findings.length > 0);
  if (!template || !check) throw new Error('the fixture has no setting');
  // Random, so that it does not compress.
  const values = () => ({ text: randomBytes(900).toString('base64') });
  const evidence = Array.from({ length: 40 }, (_, n) => ({ ...template, id: `settings-${n}`, values: values() }));
  const findings = check.findings.map((finding) => ({ ...finding, evidence: ['settings-39'] }));
  const { html } = await open({
    kind: 'anyone',
    shared: { ...shared, evidence, checks: [{ ...check, findings }] },
  });
  expect(html).toContain('href="#settings-39"');
  expect(html).toContain('id="settings-39"');
  for (const [, id] of html.matchAll(/href="#(settings-\d+)"/g)) expect(html).toContain(`id="${id}"`);
});

test('a mailbox with 100 phones does not burst the page, and says how many are left out', async () => {
  const shared = sharedFixture('support');
  const phones = Array.from({ length: 200 }, (_, n) => ({
    id: `devices-${n}`,
    at: shared.startedAt,
    probe: 'devices',
    kind: 'device' as const,
    label: `‹device:${n}›`,
    source: 'Get-MobileDevice',
    deviceId: `‹device:${n}›`,
    values: { model: 'iPhone9C1', firstSync: new Date(Date.UTC(2024, 0, n)).toISOString() },
  }));
  const others = shared.evidence.filter((item) => item.kind !== 'device');
  const { html } = await open({ kind: 'anyone', shared: { ...shared, evidence: [...others, ...phones] } });
  expect(html).toMatch(/1\d\d more are not shown here/);
  expect(gzipSync(html).length).toBeLessThan(11_200);
  expect(html.replace(/<[^>]+>/g, ' ')).not.toMatch(/\d{4}-\d\d-\d\dT/);
});
