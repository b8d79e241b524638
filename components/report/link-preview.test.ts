import { expect, test } from 'vitest';
import { catalog, everyWord } from '@/lib/checks/catalog';
import { placeholdersOf } from '@/lib/checks/fill';
import type { FindingCode } from '@/lib/report/codes';
import { blockedReport, sharedFixture } from './fixtures';
import { linkPreviewOf } from './link-preview';
import { renderSharedLink } from './render-shared-link';

const bare = { stylesheet: '/report-0123456789ab.css', notice: 'Simulated tenant' };
const headOf = async (opened: Parameters<typeof renderSharedLink>[0]) => {
  const html = await (await renderSharedLink(opened, 'token-1', bare)).text();
  return html.slice(0, html.indexOf('</head>'));
};

test('a chat shows how it ended and the sentence of the verdict', async () => {
  const head = await headOf({ kind: 'anyone', shared: sharedFixture('user') });
  expect(head).toContain('<meta property="og:site_name" content="Reconnect"/>');
  expect(head).toContain('<meta property="og:title" content="Blocked: mail on a phone"/>');
  const sentence = catalog['mailbox/activesync-disabled'].texts.user.title;
  expect(head).toContain(`<meta property="og:description" content="${sentence}"/>`);
  expect(head).toContain('name="robots" content="noindex"');
});

test('no head names a person, a phone or the tenant, whatever was found', async () => {
  const report = { ...sharedFixture('support'), device: blockedReport().device };
  const secret = 'Planted Canary';
  for (const code of Object.keys(catalog) as FindingCode[]) {
    const { texts } = catalog[code];
    const names = Object.values(texts).flatMap(({ title, body }) => [
      ...placeholdersOf(title),
      ...placeholdersOf(body),
    ]);
    const args = Object.fromEntries(names.map((name) => [name, secret]));
    const shared = {
      ...report,
      subject: { address: secret, requested: secret, displayName: secret },
      facts: { ...report.facts, signInName: secret, domain: secret, expectedAutodiscover: secret },
      verdict: report.verdict && { ...report.verdict, primary: code },
      checks: report.checks.map((check, index) =>
        index === 1 ? { ...check, findings: [{ code, severity: 'error' as const, args, evidence: [] }] } : check,
      ),
    };
    const preview = linkPreviewOf(shared, everyWord);
    expect(JSON.stringify(preview)).not.toContain(secret);
    expect(await headOf({ kind: 'anyone', shared })).not.toMatch(/Planted|contoso|Alex|iPhone|APPL123/);
  }
});

test('an organisation link says only that a report waits', async () => {
  const head = await headOf({ kind: 'organization' });
  expect(head).toContain('<meta property="og:title" content="A report waits for you"/>');
  expect(head).not.toMatch(/Blocked|phone|mail|contoso/i);
});

test('a link that leads nowhere has no preview', async () => {
  expect(await headOf({ kind: 'none' })).not.toContain('og:');
});
