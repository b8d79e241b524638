import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './processes.mjs';

const stamp = join(root, 'node_modules', '.reconnect-lock');

/** Installs exactly what the lock file names, unless that is what stands there already. */
export async function ensureDependencies() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing dependencies (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run([npm, 'ci', '--no-audit', '--no-fund'], { env: { NODE_ENV: undefined } });
  if (code !== 0) {
    console.error('Installing dependencies failed. Is the package registry reachable? The lines above say more.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
