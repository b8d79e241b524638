import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type Sandbox, startSandbox } from '../sandbox/start';
import { freePort, type Portal, startPortal } from '../scripts/portal';

/** The simulated tenant and a portal pointed at it, on free ports, with a database of their own. */
export interface World {
  sandbox: Sandbox;
  url: string;
  /** Kills the portal as a crash would and starts it on the same data. */
  crashAndRestart(): Promise<void>;
}

interface Journeys {
  /** Opens `/diagnose` signed in as an account of the sandbox, by the real sign-in. */
  signIn(account: string, path?: string): Promise<void>;
  /** Fails on any accessibility violation of the page as it stands (WCAG 2.2 AA). */
  expectAccessible(): Promise<void>;
}

export const test = base.extend<Journeys, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'reconnect-e2e-'));
      const port = await freePort();
      const portalUrl = `http://127.0.0.1:${port}`;
      const sandbox = await startSandbox({ dir: join(folder, 'sandbox'), portalUrls: [portalUrl] });
      const env = { ...sandbox.env, DATA_DIR: join(folder, 'data'), DIAGNOSES_PER_HOUR: '0' };
      let portal: Portal = await startPortal(port, env);
      await use({
        sandbox,
        url: portalUrl,
        crashAndRestart: async () => {
          await portal.kill();
          portal = await startPortal(port, env);
        },
      });
      await portal.stop();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  signIn: async ({ page, world }, use) => {
    await use((account, path = '/diagnose') => signIn(page, world, account, path));
  },

  expectAccessible: async ({ page }, use) => {
    await use(async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
    });
  },
});

export { expect } from '@playwright/test';

async function signIn(page: Page, world: World, account: string, path: string): Promise<void> {
  await page.goto(`${world.url}${path}`);
  await page.getByRole('button', { name: /sign in with microsoft/i }).click();
  await pickAccount(page, world, account);
  await page.waitForURL(`${world.url}${path}`);
}

/** Chooses an account on the simulated tenant's sign-in page. */
export async function pickAccount(page: Page, world: World, account: string): Promise<void> {
  await page.waitForURL((url) => url.origin !== world.url);
  await page.locator(`#${account}`).click();
}

/** Address of an account of the sandbox. Throws for an unknown one. */
export function addressOf(world: World, account: string): string {
  const file = JSON.parse(readFileSync(join(world.sandbox.dir, 'sandbox.json'), 'utf8')) as {
    accounts: { id: string; address: string }[];
  };
  const found = file.accounts.find((entry) => entry.id === account);
  if (!found) throw new Error(`the sandbox has no account ${account}`);
  return found.address;
}

/** Fails when the page scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
