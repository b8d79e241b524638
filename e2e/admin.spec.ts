import { addressOf, expect, test } from './fixtures';

test('an admin diagnoses another person', async ({ page, world, signIn, expectAccessible }) => {
  await signIn('admin', '/users');
  await expectAccessible();
  const address = addressOf(world, 'blocked-rule');
  await page.getByLabel(/email address/i).fill('nobody');
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'email address' })).toBeVisible();

  await page.getByLabel(/email address/i).fill(address);
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByRole('button', { name: 'Check now' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();
  await expect(page.getByText(address).first()).toBeVisible();
  await expect(page.getByText(/rule/i).first()).toBeVisible();
  await expectAccessible();

  await page.goto(`${world.url}/users/${encodeURIComponent(address)}`);
  await expect(page.getByRole('heading', { name: /last answer/i })).toBeVisible();
});

test('a person without a role is refused other people', async ({ page, world, signIn }) => {
  await signIn('healthy');
  await expect(page.getByRole('link', { name: 'Users' })).toHaveCount(0);
  await page.goto(`${world.url}/users/anybody%40contoso.test`);
  await expect(page.getByText(/Admin or Support role/)).toBeVisible();
});
