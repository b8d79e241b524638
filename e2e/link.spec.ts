import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, pickAccount, test } from './fixtures';

test('a link is opened signed out, shows no script and no device, and is taken back', async ({
  page,
  browser,
  signIn,
  expectAccessible,
}) => {
  await signIn('quarantined-rule');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();
  const sentence = await page.getByRole('heading', { level: 1 }).innerText();

  await page.getByRole('button', { name: 'Share this report' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /anyone with the link/i }).check();
  // Before the preview opens: it is a frame without script, where axe cannot run. The link's own page is looked at below.
  await expectAccessible();
  await dialog.getByText('See what the reader will see').click();
  const preview = dialog.frameLocator('iframe');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText(sentence);
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const url = await dialog.locator('code').first().innerText();
  expect(url).toMatch(/\/r\/[A-Za-z0-9_-]{22,}$/);

  const stranger = await browser.newContext({ javaScriptEnabled: false });
  const shared = await stranger.newPage();
  const answer = await shared.goto(url);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  const html = (await answer?.text()) ?? '';
  expect(html).not.toMatch(/<script|style=/i);
  await expect(shared.getByRole('heading', { level: 1 })).toHaveText(sentence);
  const device = (await deviceIds(page.url(), page)).filter((id) => html.includes(id));
  expect(device).toEqual([]);
  expect(html).not.toMatch(/\b\d{1,3}(\.\d{1,3}){3}\b/);

  const stylesheet = await shared.evaluate(() => document.querySelector('link[rel=stylesheet]')?.getAttribute('href'));
  const css = await shared.request.get(new URL(stylesheet ?? '', url).href);
  expect(gzipSync(html).length + gzipSync(await css.body()).length).toBeLessThanOrEqual(14_000);
  await stranger.close();

  // Axe needs script of its own, which the page's policy refuses: look at it in a browser that ignores the policy.
  const examiner = await browser.newContext({ bypassCSP: true });
  const examined = await examiner.newPage();
  await examined.goto(url);
  const { violations } = await new AxeBuilder({ page: examined }).analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
  await examiner.close();

  await dialog
    .getByRole('button', { name: /take back/i })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Yes, end this link' }).click();
  await expect(dialog.getByRole('button', { name: /take back/i })).toHaveCount(0);
  expect((await page.request.get(url)).status()).toBe(404);
});

test('a link for the organisation names nobody until somebody signs in', async ({ page, browser, world, signIn }) => {
  await signIn('blocked-user');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();
  const sentence = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: 'Share this report' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const url = await dialog.locator('code').first().innerText();

  const colleague = await (await browser.newContext()).newPage();
  const answer = await colleague.goto(url);
  expect(answer?.status()).toBe(401);
  expect(await answer?.text()).not.toContain(sentence);
  await colleague.getByRole('link').first().click();
  await colleague.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await pickAccount(colleague, world, 'healthy');
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveText(sentence);
  await colleague.context().close();
});

/** Device ids that the full report of the signed-in page knows. */
async function deviceIds(url: string, page: import('@playwright/test').Page): Promise<string[]> {
  const text = await page.evaluate(async (address) => {
    const id = address.split('/').pop();
    const key = Object.keys(sessionStorage).find((name) => /accesstoken/i.test(name));
    const secret: unknown = key ? JSON.parse(sessionStorage.getItem(key) ?? '{}').secret : null;
    const answer = await fetch(`/api/diagnoses/${id}`, { headers: { authorization: `Bearer ${String(secret)}` } });
    return answer.status === 200 ? answer.text() : '';
  }, url);
  const ids = [...text.matchAll(/"deviceId":"([^"]{8,})"/g)].map((match) => match[1] ?? '');
  expect(ids.length).toBeGreaterThan(0);
  return ids;
}
