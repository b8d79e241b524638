import { addressOf, expect, expectNoSidewaysScroll, test } from './fixtures';

test.afterAll(({ world }) => world.sandbox.setFleet({ devices: 0 }));

test('an admin sees who waits in the whole tenant, narrows it down and opens a person', async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  // With a fleet the simulated Exchange gives pages of 1,000: one page, and no pause after it.
  world.sandbox.setFleet({ devices: 1 });
  await signIn('admin', '/queue');
  await expect(page.getByRole('status')).toContainText(/phones, read/, { timeout: 30_000 });
  await page.getByRole('link', { name: /^In quarantine/ }).click();
  await page.getByRole('searchbox').fill('karel');
  await page.getByRole('button', { name: 'Search' }).click();
  const address = addressOf(world, 'quarantined-default');
  const row = page.getByRole('row').filter({ hasText: address });
  await expect(row).toContainText('nobody has decided');
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    await expectAccessible();
  }
  await row.getByRole('link').click();
  await page.waitForURL(`${world.url}/users/${encodeURIComponent(address)}`);
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('karel');
});

test('support does not see the queue', async ({ page, world, signIn }) => {
  await signIn('support', '/users');
  await expect(page.getByRole('link', { name: 'Queue' })).toHaveCount(0);
  await page.goto(`${world.url}/queue`);
  await expect(page.getByText('Only people with the Admin role')).toBeVisible();
});
