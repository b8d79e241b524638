import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of a Chromium for the journeys: the system's, else Playwright's own download, else Debian's package when we may
 * install it. Ends the process with a sentence when none can be had: a journey that is skipped would be a lie.
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const system = process.env.RECONNECT_BROWSER || findSystem();
  if (system) return system;
  const own = (await findDownloaded()) ?? ((await download()) ? await findDownloaded() : null);
  if (own) return own;
  if (await installPackage()) {
    const installed = findSystem();
    if (installed) return installed;
  }
  console.error('No browser for the journeys: install Chromium or Chrome, or set RECONNECT_BROWSER to its path.');
  process.exit(1);
}

/** @returns {string | null} */
function findSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  return places.find((place) => existsSync(place)) ?? null;
}

/** @returns {Promise<string | null>} */
async function findDownloaded() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

async function download() {
  console.log('No system browser found; asking Playwright to download Chromium …');
  const code = await run([process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  return code === 0;
}

async function installPackage() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !commandExists('apt-get')) return false;
  console.log('Installing the chromium package …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run(['apt-get', 'update', '-qq'], { env });
  return (await run(['apt-get', 'install', '-y', '-qq', 'chromium'], { env })) === 0;
}

/** @param {string} name */
function commandExists(name) {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
