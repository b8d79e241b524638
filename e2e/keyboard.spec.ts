import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** Presses Tab until the focused element's accessible text matches; fails after 80 stops. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused instanceof HTMLElement ? focused.innerText || focused.getAttribute('aria-label') || '' : '';
    });
    if (name.test(text)) return;
  }
  throw new Error(`Tab never reached ${name}`);
}

test('the whole way by keyboard alone', async ({ page, world }) => {
  await page.goto(`${world.url}/diagnose`);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
  await tabTo(page, /skip/i);
  await tabTo(page, /sign in with microsoft/i);
  await page.keyboard.press('Enter');

  const label = world.sandbox.scenarios.find((scenario) => scenario.id === 'two-causes')?.label ?? 'two-causes';
  await page.waitForURL((at) => at.origin !== world.url);
  await tabTo(page, new RegExp(label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: 'Start the check' }).waitFor();
  await tabTo(page, /start the check/i);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Check again' }).first()).toBeVisible();

  await tabTo(page, /share this report/i);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  const back = await page.evaluate(() => document.activeElement?.textContent ?? '');
  expect(back).toMatch(/share this report/i);
});
