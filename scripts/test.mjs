#!/usr/bin/env node
/**
 * `npm test`: installs what is missing (a browser included), then runs every check, test and journey.
 * The last line counts them: `N passed, N failed`. A part that could not run counts as failed, never as skipped.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './run/browser.mjs';
import { ensureBuild } from './run/build.mjs';
import { ensureDependencies } from './run/dependencies.mjs';
import { requireNode } from './run/node-version.mjs';
import { endWithUs, run } from './run/processes.mjs';

requireNode();
endWithUs();
await ensureDependencies();
const browser = await ensureBrowser();

const folder = mkdtempSync(join(tmpdir(), 'reconnect-test-'));
const total = { passed: 0, failed: 0 };

await part('checks', async () =>
  (await run([process.execPath, 'scripts/check.mjs', '--no-unit'])) === 0 ? [1, 0] : [0, 1],
);
await part('unit tests', () => vitest('unit'));
await part('tests over real sockets', () => vitest('sockets'));
await ensureBuild();
await part('journeys', journeys);

rmSync(folder, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** @param {string} name @param {() => Promise<number[]>} work */
async function part(name, work) {
  const started = Date.now();
  console.log(`\n== ${name}`);
  const [passed = 0, failed = 1] = await work();
  total.passed += passed;
  total.failed += failed;
  console.log(`== ${name}: ${passed} passed, ${failed} failed, ${Math.round((Date.now() - started) / 1000)} s`);
}

/** @param {string} project */
async function vitest(project) {
  const file = join(folder, `${project}.json`);
  const code = await run([
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return counts(file, code, (report) => [report.numPassedTests, report.numFailedTests + report.numPendingTests]);
}

async function journeys() {
  const file = join(folder, 'journeys.json');
  const code = await run([process.execPath, 'node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    env: { RECONNECT_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return counts(file, code, ({ stats }) => [stats.expected, stats.unexpected + stats.skipped + stats.flaky]);
}

/** @param {string} file @param {number} code @param {(report: any) => number[]} read */
function counts(file, code, read) {
  try {
    const [passed = 0, failed = 0] = read(JSON.parse(readFileSync(file, 'utf8')));
    // A runner that failed without a failed test (a crash, a file that does not load) must not look green.
    return [passed, code !== 0 && failed === 0 ? 1 : failed];
  } catch {
    return [0, 1];
  }
}
