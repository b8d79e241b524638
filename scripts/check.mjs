#!/usr/bin/env node
/** `npm run check`: everything that needs no server. Runs all of it and says which parts failed. */
import { requireNode } from './run/node-version.mjs';
import { endWithUs, run } from './run/processes.mjs';

requireNode();
endWithUs();

const bin = (/** @type {string} */ name) => [process.execPath, `node_modules/${name}`];
const parts = [
  ['format and lint', [...bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['types', [...bin('typescript/bin/tsc'), '--noEmit']],
  [
    'import direction',
    [
      ...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.mjs',
      'app',
      'components',
      'lib',
      'sandbox',
      'e2e',
      'scripts',
      'proxy.ts',
      'instrumentation.ts',
    ],
  ],
  ['unused code', [...bin('knip/bin/knip.js')]],
];
if (!process.argv.includes('--no-unit')) {
  parts.push(['unit tests', [...bin('vitest/vitest.mjs'), 'run', '--project', 'unit']]);
}

const failed = [];
for (const [name, command] of /** @type {[string, string[]][]} */ (parts)) {
  console.log(`\n> ${name}`);
  if ((await run(command)) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\ncheck: all good' : `\ncheck: failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
