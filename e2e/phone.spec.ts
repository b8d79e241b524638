import { expect, test } from './fixtures';

test('a phone tests its network for a computer, and the report says what keeps mail out', async ({
  page,
  world,
  browser,
  signIn,
  expectAccessible,
}) => {
  await signIn('healthy');
  await page.getByRole('button', { name: /check/i }).first().click();
  await page.getByRole('button', { name: 'Test the phone’s network' }).click();
  await page.getByRole('button', { name: 'Show a code for the phone' }).click();
  const code = (await page.locator('dialog[open] b').textContent()) ?? '';

  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const phone = await context.newPage();
  await phone.goto(`${world.url}/p`);
  await phone.getByLabel('Code on the computer').fill(code);
  await phone.getByRole('button', { name: 'Open the test' }).click();
  const digits = ((await phone.locator('.digits').textContent()) ?? '').trim();
  await page.getByRole('button', { name: `It shows ${digits}` }).click();
  await expect(page.getByText(/Tests received: 0/)).toBeVisible();

  world.sandbox.setPhoneNetwork(['mail', 'mailOtherName']);
  await phone.getByRole('button', { name: 'Test this network' }).click();
  await expect(phone.getByText(/Now turn Wi-Fi off/)).toBeVisible();
  await expect(page.getByText(/Tests received: 1/)).toBeVisible();
  world.sandbox.setPhoneNetwork([]);
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('keeps mail out');
  await expect(page.getByRole('heading', { name: 'From your phone’s network' })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await context.close();
});
