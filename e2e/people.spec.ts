import type { Page } from '@playwright/test';
import { expect, expectNoSidewaysScroll, test } from './fixtures';

/** Types a part of a name, chooses by keyboard alone, and lands on that person's page. */
async function find(page: Page, typed: string, name: RegExp): Promise<void> {
  await page.getByLabel(/email address/i).fill(typed);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test('support finds a person, sees why their phone is blocked, and can change nothing', async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn('support', '/users');
  await page.getByLabel(/email address/i).fill('zqzq');
  await expect(page.getByRole('status')).toContainText('No one found');
  await page.getByLabel(/email address/i).fill('janss');
  await expect(page.getByRole('option')).toHaveCount(20);
  await expectAccessible();

  await find(page, 'weiger', /Willem Weigering/);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
  await page.goto(`${world.url}/users/willem.weigering%40contoso.test`);
  const phones = page.getByRole('region', { name: 'Phones' });
  await expect(phones).toContainText('Blocked');
  await expect(phones).toContainText('Decided by: The rule “Block iOS 17.2”');
  await expect(page.getByRole('heading', { name: 'Fix it here' })).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('button')).toHaveText(['Check now']);
  await expectAccessible();
});

test('an admin finds a person on a phone: the parts are folded, and mending is there', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn('admin', '/users');
  await find(page, 'weigering wil', /Willem/);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('button', { name: 'Check again', exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Fix it here' })).toBeVisible();
  const folds = page.locator('.fold > details');
  await expect(folds).toHaveCount(5);
  for (const fold of await folds.all()) {
    await expect(fold).not.toHaveAttribute('open');
    await fold.locator('> summary').click();
    await expect(fold).toHaveAttribute('open');
  }
  await expectNoSidewaysScroll(page);
  await expectAccessible();
});
