import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureBrowser } from './run/browser.mjs';

/** Chromium as root and without the internet: no sandbox, none of its background requests. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Bytes of JavaScript, gzip, that Chromium fetches for the start page (nothing pressed) and for the live reports of two
 * accounts of the simulated tenant (after sign-in, so MSAL included; the sick one with the words of its finding). The
 * `noModule` polyfill is not fetched by a current browser and so does not count.
 */
export async function pageScriptSizes(url: string): Promise<{ start: number; healthy: number; quarantined: number }> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArgs });
  try {
    const start = await measure(await browser.newPage(), async (page) => {
      await page.goto(url, { waitUntil: 'networkidle' });
    });
    return {
      start,
      healthy: await liveReport(browser, url, 'healthy'),
      quarantined: await liveReport(browser, url, 'quarantined-default'),
    };
  } finally {
    await browser.close();
  }
}

async function liveReport(browser: Browser, url: string, account: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/diagnose`);
  await page.getByRole('button', { name: /sign in with microsoft/i }).click();
  await page.waitForURL((at) => at.origin !== url);
  await page.locator(`#${account}`).click();
  await page.waitForURL(`${url}/diagnose`);
  await page.getByRole('button', { name: /^(start|check)/i }).click();
  await page.waitForURL(/\/diagnoses\/[0-9a-f-]{36}/);
  const address = page.url();
  const size = await measure(page, async () => {
    await page.goto(address, { waitUntil: 'networkidle' });
  });
  await context.close();
  return size;
}

async function measure(page: Page, visit: (page: Page) => Promise<void>): Promise<number> {
  const bodies = new Map<string, number>();
  const pending: Promise<void>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' || response.status() !== 200) return;
    pending.push(
      response.body().then(
        (body) => void bodies.set(response.url(), gzipSync(body).length),
        () => undefined,
      ),
    );
  });
  await visit(page);
  await Promise.all(pending);
  return [...bodies.values()].reduce((sum, size) => sum + size, 0);
}
