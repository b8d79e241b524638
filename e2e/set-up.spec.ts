import { addressOf, expect, expectNoSidewaysScroll, test } from './fixtures';

test('the report leads to a drawn guide with the own values, and a check that proves it', async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${world.url}/set-up`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible();

  await signIn('healthy');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(page.getByRole('button', { name: 'Check again', exact: true })).toBeVisible();
  const guide = page.locator('a[href^="/set-up/ios-mail?check="]');
  await page.goto(`${world.url}${await guide.getAttribute('href')}`);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('iPhone and iPad, Mail app');
  await expect(page.getByText(addressOf(world, 'healthy')).first()).toBeVisible();
  await expect(page.getByText('outlook.office365.test').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible();

  await page.getByRole('button', { name: 'No, check again' }).click();
  await page.waitForURL(/\/diagnoses\/[\w-]+$/);
});
