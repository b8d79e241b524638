import type { Page } from '@playwright/test';
import { addressOf, expect, expectNoSidewaysScroll, test, type World } from './fixtures';

/**
 * Looks at the page as it stands on a narrow phone in the dark, with what is folded laid open; the other journeys look at
 * wide and light pages. Evidence is opened where asked for only: its tables are many and alike, and axe looks at each cell.
 */
async function expectGood(page: Page, expectAccessible: () => Promise<void>, withEvidence = false): Promise<void> {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate((all) => {
    for (const fold of document.querySelectorAll('details')) {
      // The preview of a link is a frame without script, where axe cannot run; the link's own page is looked at instead.
      if (fold.textContent === 'See what the reader will see') continue;
      if (all || !fold.closest('[aria-labelledby="evidence"]')) fold.open = true;
    }
  }, withEvidence);
  await expectNoSidewaysScroll(page);
  await expectAccessible();
}

/** Walks `stops` places with the Tab key; each must be inside the window and drawn with an outline of its own. */
async function expectFocusSeen(page: Page, stops: number): Promise<void> {
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const { top, bottom, left, right } = at.getBoundingClientRect();
      const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      return {
        name: at.textContent,
        inside,
        outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      };
    });
    if (seen) expect(seen).toMatchObject({ inside: true, outlined: true });
  }
}

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
}

test('pages without a report', async ({ page, world, signIn, expectAccessible }) => {
  const token = 'a'.repeat(43);
  for (const path of ['/', '/diagnose', '/no-such-page', `/r/${token}`, `/shared/${token}`]) {
    await page.goto(`${world.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Simulated tenant')).toBeVisible();
    await expectGood(page, expectAccessible);
  }
  await signIn('healthy');
  await page.getByText('I have more than one phone').click();
  await page.getByLabel('Device ID').fill('not an id!');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(page.getByText(/only letters and digits/)).toBeVisible();
  await expectGood(page, expectAccessible);
  await page.goto(`${world.url}/diagnoses`);
  await expect(page.getByText('You have not checked a phone yet.')).toBeVisible();
  await expectGood(page, expectAccessible);
});

for (const account of ['not-assigned', 'consent-missing']) {
  test(`a sign-in that was refused: ${account}`, async ({ page, world, expectAccessible }) => {
    await refusedSignIn(page, world, account);
    await expect(page.getByRole('heading', { level: 1, name: 'You are not signed in' })).toBeVisible();
    await expectGood(page, expectAccessible);
    await expect(page.getByText(/AADSTS\d+/).first()).toBeVisible();
    expect(await page.getByRole('main').innerText()).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });
}

for (const account of ['healthy', 'activesync-off', 'no-record', 'exchange-role-missing', 'device-limit-near']) {
  test(`report: ${account}`, async ({ page, signIn, expectAccessible }) => {
    await signIn(account);
    await check(page);
    await expectGood(page, expectAccessible);
    await expect(page.getByText('Simulated tenant').first()).toBeVisible();
    const parts = await page.locator('.verdict, .part:not([aria-labelledby="evidence"])').allInnerTexts();
    expect(parts.join('\n')).not.toMatch(/\d{4}-\d\d-\d\dT\d\d/);
  });
}

test('another phone of the person is checked from the report', async ({ page, signIn }) => {
  await signIn('other-phone');
  await check(page);
  const first = page.url();
  const others = page.getByRole('region', { name: 'Is it another phone?' });
  const name = await others.getByRole('listitem').first().locator('bdi').first().innerText();
  await others
    .getByRole('button', { name: /check that phone/i })
    .first()
    .click();
  await page.waitForURL((url) => /\/diagnoses\/[0-9a-f-]{36}$/.test(url.pathname) && url.href !== first);
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
  await expect(page.locator('.about')).toContainText(name);
});

test('whoever uses the keyboard sees where they are', async ({ page, world, signIn }) => {
  await page.goto(world.url);
  await expectFocusSeen(page, 3);
  await signIn('quarantined-default');
  await check(page);
  await expectFocusSeen(page, 16);
});

test('a finding leads to its evidence, which opens', async ({ page, signIn }) => {
  await signIn('quarantined-default');
  await check(page);
  const pointer = page.getByRole('region', { name: 'What your admin must do' }).locator('a[href^="#"]').first();
  const target = page.locator(`[id="${(await pointer.getAttribute('href'))?.slice(1)}"]`);
  await expect(target).toBeHidden();
  await pointer.click();
  await expect(target).toBeVisible();
});

test('links in every view, and the pages of admins', async ({ page, world, signIn, expectAccessible }) => {
  // Six pages, one of them with all evidence open: axe needs more than the usual time on a busy machine.
  test.slow();
  await signIn('admin', '/users');
  await expect(page.getByRole('button', { name: 'Look up' })).toBeVisible();
  await expectGood(page, expectAccessible);
  await page.goto(`${world.url}/users/${encodeURIComponent(addressOf(world, 'quarantined-default'))}`);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
  await page.getByRole('button', { name: 'Share this report' }).click();
  const dialog = page.getByRole('dialog');
  const urls: string[] = [];
  for (const [audience, view] of [
    [/people of your organisation/i, /what to do/],
    [/anyone with the link/i, /what to do/],
    [/anyone with the link/i, /evidence/],
  ] as const) {
    await dialog.getByRole('radio', { name: audience }).check();
    await dialog.getByRole('radio', { name: view }).check();
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    await expect(dialog.locator('.code code')).not.toHaveText(urls.at(-1) ?? '');
    urls.push(await dialog.locator('.code code').innerText());
  }
  await expectGood(page, expectAccessible);
  await page.goto(`${world.url}/users/${encodeURIComponent(addressOf(world, 'quarantined-default'))}`);
  await expect(page.getByRole('heading', { name: /last answer/i })).toBeVisible();
  await expectGood(page, expectAccessible);
  for (const url of urls) {
    await page.goto(url);
    await expect(page.getByText('Simulated tenant')).toBeVisible();
    await expectGood(page, expectAccessible, url === urls.at(-1));
  }
});

test('on paper the verdict, what to do and the steps stand, and no fold hides a step', async ({ page, signIn }) => {
  await signIn('quarantined-default');
  await check(page);
  await page.emulateMedia({ media: 'print' });
  for (const name of ['What you can do now', 'What your admin must do', 'The five steps']) {
    await expect(page.getByRole('region', { name })).toBeVisible();
  }
  await expect(page.getByRole('button', { name: 'Check again' })).toBeHidden();
  await expect(page.getByText('Is mail to phones switched on?')).toBeVisible();
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
});

async function refusedSignIn(page: Page, world: World, account: string): Promise<void> {
  await page.goto(`${world.url}/diagnose`);
  await page.getByRole('button', { name: /sign in with microsoft/i }).click();
  await page.waitForURL((url) => url.origin !== world.url);
  await page.locator(`#${account}`).click();
  await page.waitForURL((url) => url.origin === world.url);
}
