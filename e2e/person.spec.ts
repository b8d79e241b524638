import { expect, expectNoSidewaysScroll, pickAccount, test } from './fixtures';

test('a person with a quarantined phone reads who must let it in', async ({ page, world, expectAccessible }) => {
  await page.goto(world.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible();

  await page.getByRole('main').getByRole('button').or(page.getByRole('main').getByRole('link')).first().click();
  await pickAccount(page, world, 'quarantined-default');
  await page.waitForURL(/\/diagnose$/);
  await expectAccessible();

  await page.getByRole('radio', { name: /phone’s own mail app/i }).check();
  await page.getByRole('button', { name: 'Start the check' }).click();
  await page.waitForURL(/\/diagnoses\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();

  await expect(page.getByRole('heading', { level: 1 })).toContainText(/let|hold|wait/i);
  await expect(page.getByText(/Blocked|Stopped/).first()).toBeVisible();
  await expect(page.getByText(/Set-CASMailbox/).first()).toBeVisible();
  await expect(page).toHaveTitle(/Reconnect/);
  await expectAccessible();

  // Nothing is lost by a reload: the same report, from the store.
  const sentence = await page.getByRole('heading', { level: 1 }).innerText();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(sentence);
});

test('a healthy person is led to setting the phone up again', async ({ page, signIn, expectAccessible }) => {
  await signIn('healthy');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();
  await expect(page.getByText(/set .*up again/i).first()).toBeVisible();
  await expect(page.getByText('outlook.office365.test').first()).toBeVisible();
  await expectAccessible();
});

test('what could not be checked never looks healthy', async ({ page, signIn, expectAccessible }) => {
  await signIn('sign-ins-forbidden');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();
  await expect(page.getByText(/could not check/i).first()).toBeVisible();
  await expect(page.getByText('AuditLog.Read.All').first()).toBeAttached();
  await expectAccessible();
});

test('earlier checks are listed, and signing out closes the door', async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn('activesync-off');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();
  const report = page.url();

  await page.getByRole('link', { name: 'My checks' }).click();
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  await expectAccessible();
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page).toHaveURL(report);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(`${world.url}/`);
  await page.goto(report);
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
});

test('a person cannot open the report of another', async ({ page, browser, world, signIn }) => {
  await signIn('activesync-off');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();
  const path = new URL(page.url()).pathname;

  const other = await (await browser.newContext()).newPage();
  await other.goto(`${world.url}${path}`);
  await other.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await pickAccount(other, world, 'healthy');
  await expect(other.getByRole('heading', { name: 'No report here' })).toBeVisible();
  await other.context().close();
});

test('walking away from the sign-in is said in plain words', async ({ page, world, expectAccessible }) => {
  await page.goto(`${world.url}/diagnose`);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.waitForURL((at) => at.origin !== world.url);
  await page.locator('#cancel').click();
  await page.waitForURL((at) => at.origin === world.url);
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await expectAccessible();
});

test('a page that is not there says so', async ({ page, world, expectAccessible }) => {
  const answer = await page.goto(`${world.url}/no-such-page`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a narrow ${colorScheme} phone shows every page without sideways scrolling`, async ({ browser, world }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme });
    const page = await context.newPage();
    await page.goto(world.url);
    await expectNoSidewaysScroll(page);
    await page.goto(`${world.url}/diagnose`);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await pickAccount(page, world, 'no-record');
    await page.getByRole('button', { name: 'Start the check' }).click();
    await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();
    for (const fold of await page.locator('details > summary').all()) if (await fold.isVisible()) await fold.click();
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
    await context.close();
  });
}
