import { expect, expectNoSidewaysScroll, test } from './fixtures';

test('anybody can read what a finding means, and what a problem of the portal means', async ({
  page,
  world,
  expectAccessible,
  request,
}) => {
  await page.goto(`${world.url}/help`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What this portal can find');
  await expectAccessible();

  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${world.url}/help/mailbox/activesync-disabled`);
  await expect(page.getByText('Set-CASMailbox').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible();

  const refused = await request.get(`${world.url}/api/diagnoses`);
  const { type } = (await refused.json()) as { type: string };
  expect(type).toBe(`${world.url}/help/problems/not-signed-in`);
  await page.goto(type);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible();

  for (const nowhere of ['/help/mailbox/nothing', '/help/problems/nothing']) {
    expect((await request.get(`${world.url}${nowhere}`)).status()).toBe(404);
  }
});
