import { readFileSync } from 'node:fs';
import { addressOf, expect, test } from './fixtures';

test('support checks a person, searches the evidence, hands the report on, and finds nothing to change', async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn('support', '/users');
  await page.goto(`${world.url}/users/${encodeURIComponent(addressOf(world, 'quarantined-default'))}`);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await evidence.getByRole('searchbox').fill('Get-MobileDevice quarantined');
  await expect(evidence.getByText(/\d+ of \d+ pieces/)).toBeVisible();
  await expect(evidence.getByText('Quarantined').first()).toBeVisible();
  await expectAccessible();

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as ticket text' }).click();
  const ticket = await page.evaluate(() => navigator.clipboard.readText());
  expect(ticket).toMatch(/^# Blocked: /);
  expect(ticket).toMatch(/\| `[0-9a-f-]{36}` \|/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download JSON' }).click(),
  ]);
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toMatchObject({ verdict: { state: 'blocked' } });
  await expect(page.getByRole('button', { name: /ask your admin|approve|allow|switch on|undo/i })).toHaveCount(0);
});

test('a person asks the admin, and sees before and after of a step that was checked again', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('activesync-off');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await page.getByRole('button', { name: 'Ask your admin' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add a link to the message' }).click();
  await expect(dialog.getByLabel('Message')).toHaveValue(/Set-CASMailbox[\s\S]*\/r\/[\w-]{43}/);
  expect(await dialog.getByRole('link', { name: 'Open in my mail app' }).getAttribute('href')).toMatch(/^mailto:\?/);
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page
    .getByRole('button', { name: /check this step again/i })
    .first()
    .click();
  await page.waitForURL(/before=/);
  const changed = page.getByRole('region', { name: /what changed/i });
  await expect(changed.getByText('The answer is the same as before.')).toBeVisible();
  await expect(changed.getByRole('row').nth(1)).toContainText('The step you asked about.');
  await expectAccessible();
  await page.getByRole('link', { name: 'My checks' }).click();
  await expect(page.getByRole('link', { name: /what changed since/i }).first()).toBeVisible();
});
