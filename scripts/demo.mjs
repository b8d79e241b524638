#!/usr/bin/env node
/**
 * `npm run demo`: installs, builds, starts the simulated tenant and the portal, prints the address and the accounts.
 * Only Node built-ins until the dependencies are there.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './run/build.mjs';
import { ensureDependencies } from './run/dependencies.mjs';
import { requireNode } from './run/node-version.mjs';
import { endAll, endWithUs, freePort, root, start } from './run/processes.mjs';

requireNode();
endWithUs();
const begun = Date.now();
await ensureDependencies();
const installed = Date.now();
await ensureBuild();

const port = await freePort(Number(process.env.PORT) || 3000);
const portalUrl = `http://127.0.0.1:${port}`;
const folder = join(root, '.sandbox');
rmSync(join(folder, 'sandbox.json'), { force: true });

const sandbox = start(
  [process.execPath, '--import', 'tsx', 'sandbox/main.ts', '--dir', folder, '--portal-url', portalUrl],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
const tenant = await waitFor('the simulated tenant', sandbox, () => {
  return JSON.parse(readFileSync(join(folder, 'sandbox.json'), 'utf8'));
});

const portal = start([process.execPath, 'scripts/start.mjs'], {
  env: {
    ...tenant.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    PORTAL_URL: portalUrl,
    DATABASE_URL: undefined,
    DATA_DIR: join(folder, 'data'),
    DIAGNOSES_PER_HOUR: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});
await waitFor('the portal', portal, async () => {
  const answer = await fetch(`${portalUrl}/api/health`);
  if (answer.status !== 200) throw new Error(`health answered ${answer.status}`);
  return true;
});

printAccounts(tenant.accounts);
const seconds = (/** @type {number} */ from) => Math.round((Date.now() - from) / 1000);
console.log(`\nReady after ${seconds(begun)} s (${seconds(installed)} s without installing packages). Ctrl-C ends it.`);
console.log(`Open ${portalUrl}\n`);

/**
 * Asks again until it succeeds; ends everything when the program has died or two minutes are over.
 * @template T
 * @param {string} what
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => T | Promise<T>} ask
 * @returns {Promise<T>}
 */
async function waitFor(what, child, ask) {
  const until = Date.now() + 120_000;
  /** @type {unknown} */
  let last = null;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    try {
      return await ask();
    } catch (error) {
      last = error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  console.error(`Could not start ${what}: ${last instanceof Error ? last.message : 'it ended at once'}.`);
  await endAll();
  process.exit(1);
}

/**
 * Grouped as the sign-in page groups them; a few words say what each person meets.
 * @param {{ address: string, hint: string, group: string }[]} accounts
 */
function printAccounts(accounts) {
  console.log('\nAccounts of the simulated tenant. Pick one on the sign-in page; there is no password.');
  const width = Math.max(...accounts.map((account) => account.address.length));
  let group = '';
  for (const account of accounts) {
    if (account.group !== group) console.log(`\n  ${account.group}`);
    group = account.group;
    console.log(`    ${account.address.padEnd(width)}  ${account.hint}`);
  }
}
