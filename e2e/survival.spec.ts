import { expect, pickAccount, test } from './fixtures';

test.afterEach(({ world }) => world.sandbox.setDelay(0));

test('a reload and a second tab in mid-run lose nothing', async ({ page, world, signIn }) => {
  await signIn('quarantined-default');
  world.sandbox.setDelay(700);
  await page.getByRole('button', { name: 'Start the check' }).click();
  await page.waitForURL(/\/diagnoses\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/of 5 steps done/).first()).toBeVisible();

  const second = await page.context().newPage();
  await page.reload();
  await second.goto(page.url());
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();
  const sentence = await page.getByRole('heading', { level: 1 }).innerText();
  // A new tab has an empty session store: it signs in again (the sign-in service remembers) and shows the same.
  const signInButton = second.getByRole('button', { name: 'Sign in with Microsoft' });
  const heading = second.getByRole('heading', { level: 1, name: sentence });
  await expect(signInButton.or(heading).first()).toBeVisible();
  if (await signInButton.isVisible()) {
    await signInButton.click();
    await pickAccount(second, world, 'quarantined-default');
  }
  await expect(heading).toBeVisible();
});

test('a crash of the server in mid-run ends in a report, not in silence', async ({ page, world, signIn }) => {
  await signIn('no-record');
  world.sandbox.setDelay(900);
  await page.getByRole('button', { name: 'Start the check' }).click();
  await page.waitForURL(/\/diagnoses\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/of 5 steps done/).first()).toBeVisible();
  await world.crashAndRestart();
  // The page reconnects by itself; whatever could not be asked again is said.
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible({ timeout: 40_000 });
});
