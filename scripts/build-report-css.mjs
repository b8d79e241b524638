#!/usr/bin/env node
/**
 * Builds the shared report's stylesheet: components/report/shared-page.css -> public/report-<hash>.css, and writes its
 * address to lib/server/report-stylesheet.json. The name holds a hash so that it can be cached for ever.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = spawnSync(
  process.execPath,
  ['node_modules/@tailwindcss/cli/dist/index.mjs', '--minify', '--input', 'components/report/shared-page.css'],
  { cwd: root, encoding: 'utf8' },
);
if (built.status !== 0 || !built.stdout) {
  console.error(built.stderr || 'The stylesheet of the shared report could not be built.');
  process.exit(1);
}

const name = `report-${createHash('sha256').update(built.stdout).digest('hex').slice(0, 12)}.css`;
mkdirSync(`${root}public`, { recursive: true });
mkdirSync(`${root}lib/server`, { recursive: true });
for (const file of readdirSync(`${root}public`)) {
  if (/^report-[0-9a-f]{12}\.css$/.test(file) && file !== name) rmSync(`${root}public/${file}`);
}
writeFileSync(`${root}public/${name}`, built.stdout);
writeFileSync(`${root}lib/server/report-stylesheet.json`, `${JSON.stringify({ href: `/${name}` })}\n`);
console.log(`public/${name}: ${built.stdout.length} bytes`);
