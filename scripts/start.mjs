#!/usr/bin/env node
/**
 * `npm start`: the portal in this very process, so that a supervisor's signals reach it and nothing is left behind.
 * Settings come from the environment (README, "Configuration"); `instrumentation.ts` checks them all at once.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { requireNode } from './run/node-version.mjs';
import { root } from './run/processes.mjs';

requireNode();
process.chdir(root);
if (!existsSync('.next/BUILD_ID')) {
  console.error('There is no build yet. Run `npm run build` once, then `npm start`.');
  process.exit(1);
}
const port = /^\d{1,5}$/.test(process.env.PORT ?? '') ? process.env.PORT : '3000';
const host = process.env.HOST || '127.0.0.1';
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
process.argv = [process.execPath, next, 'start', '-p', port, '-H', host];
await import(next);
