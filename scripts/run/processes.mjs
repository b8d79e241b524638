import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** Folder of the project, whatever the caller's working folder is. */
export const root = new URL('../..', import.meta.url).pathname;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let ending = false;

/**
 * Starts a program in a process group of its own, so that everything it starts can be ended with it.
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string | undefined>, stdio?: import('node:child_process').StdioOptions }} [options]
 */
export function start(command, options = {}) {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: options.stdio ?? ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end.
 * @param {string[]} command
 * @param {Parameters<typeof start>[1]} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function run(command, options) {
  return new Promise((resolve) => {
    const child = start(command, options);
    child.once('error', (error) => {
      console.error(`Could not start ${command[0]}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Ends everything that was started: politely first, then for good. */
export async function endAll() {
  const children = [...running];
  const gone = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of children) signalGroup(child, 'SIGTERM');
  const patience = new Promise((resolve) => setTimeout(resolve, 8_000).unref());
  await Promise.race([Promise.all(gone), patience]);
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/** Ctrl-C, a closed terminal and a plain kill all end what we started. */
export function endWithUs() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      endAll().then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
}

/**
 * The port itself when it is free, else any free one, on loopback.
 * @param {number} preferred
 * @returns {Promise<number>}
 */
export async function freePort(preferred) {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? preferred;
}

/** @param {number} port @returns {Promise<number | null>} */
function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // Already gone, which is what was wanted.
  }
}
