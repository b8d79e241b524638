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
// The configuration refuses a PORT or HOST that is none, with everything else that is wrong; but Next opens the port before it
// asks us, and ends without a word of ours when it cannot. So it gets a free port of this machine only in the meantime.
const wishedPort = process.env.PORT?.trim() || '3000';
const isPort = /^\d{1,5}$/.test(wishedPort) && Number(wishedPort) >= 1 && Number(wishedPort) <= 65_535;
const port = isPort ? wishedPort : '0';
// Next writes the port that it opened into PORT.
if (!isPort) process.env.REFUSED_PORT = wishedPort;
const wishedHost = process.env.HOST?.trim() || '127.0.0.1';
const host = /[\s/]/.test(wishedHost) ? '127.0.0.1' : wishedHost;
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
// Longer than load balancers keep theirs (60 s on most), so that it is never us who closes a connection just as a request comes.
const keepAliveTimeoutMs = '75000';
process.argv = [process.execPath, next, 'start', '-p', port, '-H', host, '--keepAliveTimeout', keepAliveTimeoutMs];
await import(next);
