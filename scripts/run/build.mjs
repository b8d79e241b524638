import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './processes.mjs';

const stamp = join(root, '.next', 'reconnect-build');
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'scripts/build-report-css.mjs',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];
const generated = /(^|\/)(report-[\w-]+\.css|report-stylesheet\.json)$/;

/** Builds the portal when a source changed since the last build. */
export async function ensureBuild() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Building the portal (next build) …');
  const started = Date.now();
  const style = await run([process.execPath, 'scripts/build-report-css.mjs']);
  const code = style === 0 ? await run([process.execPath, 'node_modules/next/dist/bin/next', 'build'], quiet) : style;
  if (code !== 0) {
    console.error('The build failed; the lines above say why.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
  console.log(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
}

const quiet = { env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } };

/** Hash over names and contents of everything that a build reads; tests and generated files do not count. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(list).sort()) {
    if (/\.test\.tsx?$/.test(file) || generated.test(file)) continue;
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function list(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full).flatMap((name) => list(`${path}/${name}`));
}
