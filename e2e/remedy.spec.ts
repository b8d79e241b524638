import type { Page } from '@playwright/test';
import { addressOf, expect, expectNoSidewaysScroll, test } from './fixtures';

test.afterEach(({ world }) => world.sandbox.resetChanges());

/** Looks at the page narrow and wide, dark and light, with what is folded laid open. */
async function expectGood(page: Page, expectAccessible: () => Promise<void>, name: string): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  for (const width of [360, 1280]) {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await expectNoSidewaysScroll(page);
      await expectAccessible();
      const folder = process.env.RECONNECT_SCREENS;
      if (folder) await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
}

test('an admin turns ActiveSync on, sees the new check, takes it back and reads what was changed', async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  // Eight looks by axe at long pages.
  test.slow();
  const address = addressOf(world, 'activesync-off');
  await signIn('admin', `/users/${encodeURIComponent(address)}`);
  const fix = page.getByRole('region', { name: 'Fix it here' });
  await fix.locator('summary', { hasText: 'Turn ActiveSync on' }).focus();
  await page.keyboard.press('Enter');
  await expect(fix.getByText('Set-CASMailbox').first()).toBeVisible();
  await expectGood(page, expectAccessible, 'fix');

  const apply = fix.getByRole('button', { name: 'Turn ActiveSync on' });
  await apply.click();
  const reason = fix.getByRole('textbox', { name: 'Reason' }).first();
  await expect(reason).toBeFocused();
  await page.keyboard.type('Asked for in ticket 4711');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const outcome = fix.getByRole('status').filter({ hasText: 'Turn ActiveSync on' });
  await expect(outcome).toContainText('Exchange shows the change');
  await expect(outcome).toBeFocused();
  await expect(fix.getByRole('link', { name: 'See the new check' })).toBeVisible();
  await expectAccessible();
  const retest = (await fix.getByRole('link', { name: 'See the new check' }).getAttribute('href')) ?? '';

  await fix.getByRole('button', { name: 'Undo this change' }).click();
  await expect(fix.getByRole('textbox', { name: 'Reason' }).first()).toHaveValue(/^Taking back: Asked for/);
  await fix.getByRole('button', { name: 'Turn ActiveSync off again' }).click();
  await expect(fix.getByRole('status').filter({ hasText: 'Turn ActiveSync off again' })).toContainText(
    'Exchange shows the change',
  );

  await page.getByRole('link', { name: 'Changes' }).click();
  await expect(page.getByRole('row', { name: /Turn ActiveSync off again/ })).toContainText(address);
  await expect(page.getByRole('row', { name: /Asked for in ticket 4711/ })).toHaveCount(2);
  await expectGood(page, expectAccessible, 'changes');
  await page.getByLabel('Change', { exact: true }).selectOption('Allow this phone');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('No change fits this.')).toBeVisible();
  await page.goBack();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await saving).suggestedFilename()).toBe('reconnect-audit.csv');

  await page.goto(`${world.url}${retest}`);
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
});

test('what Exchange refuses leaves the reason where it was', async ({ page, world, signIn, expectAccessible }) => {
  await signIn('admin-reader', `/users/${encodeURIComponent(addressOf(world, 'quarantined-default'))}`);
  const fix = page.getByRole('region', { name: 'Fix it here' });
  await fix.locator('summary', { hasText: 'Allow this phone' }).click();
  const reason = fix.getByRole('textbox', { name: 'Reason' }).first();
  await reason.fill('The phone is known');
  await fix.getByRole('button', { name: 'Allow this phone' }).click();
  await expect(fix.getByRole('alert')).toContainText('Recipient Management');
  await expect(fix.getByRole('alert')).toBeFocused();
  await expect(reason).toHaveValue('The phone is known');
  await expectAccessible();
});

test('support sees neither remedies nor changes', async ({ page, world, signIn }) => {
  await signIn('support', `/users/${encodeURIComponent(addressOf(world, 'activesync-off'))}`);
  await expect(page.getByRole('button', { name: 'Check now' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Fix it here' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Changes' })).toHaveCount(0);
  await page.goto(`${world.url}/audit`);
  await expect(page.getByText('Only people with the Admin role')).toBeVisible();
});
