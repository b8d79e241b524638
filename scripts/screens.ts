/**
 * `npm run screens`: pictures of the main pages from the built portal against the simulated tenant, narrow and wide, light
 * and dark, into `docs/screens/` (or the folder given). The README shows one of them, so it can never be older than the code.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startSandbox } from '../sandbox/start';
import { chromiumArgs } from './bench-pages';
import { freePort, startPortal } from './portal';
import { ensureBrowser } from './run/browser.mjs';

const output = process.argv[2] ?? 'docs/screens';
const everything = process.argv.includes('--all');
mkdirSync(output, { recursive: true });

const folder = mkdtempSync(join(tmpdir(), 'reconnect-screens-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const sandbox = await startSandbox({ dir: join(folder, 'sandbox'), portalUrls: [url] });
const portal = await startPortal(port, { ...sandbox.env, DATA_DIR: join(folder, 'data'), DIAGNOSES_PER_HOUR: '0' });
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArgs });

try {
  for (const width of everything ? [360, 1280] : [1280]) {
    for (const scheme of everything ? (['light', 'dark'] as const) : (['light'] as const)) {
      await pictures(browser, width, scheme);
    }
  }
} finally {
  await browser.close();
  await portal.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}

async function pictures(by: Browser, width: number, scheme: 'light' | 'dark'): Promise<void> {
  const suffix = everything ? `-${width}-${scheme}` : '';
  const open = async () => {
    const context = await by.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    return context.newPage();
  };
  const shoot = async (page: Page, name: string) => {
    await page.screenshot({ path: join(output, `${name}${suffix}.png`), fullPage: everything });
  };

  const visitor = await open();
  await visitor.goto(url, { waitUntil: 'networkidle' });
  await shoot(visitor, 'start');
  await visitor.goto(`${url}/no-such-page`);
  if (everything) await shoot(visitor, 'not-found');

  const accounts = everything
    ? ['quarantined-default', 'healthy', 'no-record', 'sign-ins-forbidden', 'two-causes', 'activesync-off']
    : ['quarantined-default', 'healthy'];
  for (const account of accounts) {
    const page = await open();
    await page.goto(`${url}/diagnose`);
    await signIn(page, account);
    if (account === 'healthy') await shoot(page, 'diagnose');
    await page.getByRole('button', { name: /^(start|check)/i }).click();
    await page.waitForURL(/\/diagnoses\/[0-9a-f-]{36}/);
    await page
      .getByRole('button', { name: /check again/i })
      .first()
      .waitFor();
    await shoot(page, account === 'quarantined-default' ? 'report-quarantined' : `report-${account}`);
    await page.context().close();
  }

  if (!everything) return;
  const admin = await open();
  await admin.goto(`${url}/users`);
  await signIn(admin, 'admin');
  await admin.waitForLoadState('networkidle');
  await shoot(admin, 'users');
}

async function signIn(page: Page, account: string): Promise<void> {
  const back = page.url();
  await page.getByRole('button', { name: /sign in with microsoft/i }).click();
  await page.waitForURL((at) => at.origin !== url);
  await page.locator(`#${account}`).click();
  await page.waitForURL(back);
  await page.waitForLoadState('networkidle');
}
