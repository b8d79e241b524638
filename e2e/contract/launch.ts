import { spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import { freePort } from '../../scripts/portal';

/** The portal as a supervisor of programs sees it: what it prints, how it ends. */
export interface Launched {
  url: string;
  /** Everything printed so far, both streams. */
  output(): string;
  /** Status of the end, or the signal's name when one ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  signal(name: NodeJS.Signals): void;
  /** Waits until `/api/health` answers 200. Rejects with what was printed when the program ends before. */
  healthy(): Promise<void>;
}

/** Starts the built portal as `npm start` does, on a free port; `env` replaces the environment's variables. */
export async function launch(env: Record<string, string>): Promise<Launched> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: String(port), PORTAL_URL: url, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    // Not `exit`: what was printed last may still be on its way then.
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  return {
    url,
    output: () => output,
    ended,
    signal: (name) => {
      child.kill(name);
    },
    async healthy() {
      const gone = ended.then((how) => Promise.reject(new Error(`the portal ended (${how}):\n${output}`)));
      await Promise.race([gone, expect.poll(() => healthOf(url), { timeout: 90_000 }).toBe(200)]);
    },
  };
}

/** Status of `/api/health`, 0 when nobody listens. */
export async function healthOf(url: string): Promise<number> {
  try {
    return (await fetch(`${url}/api/health`)).status;
  } catch {
    return 0;
  }
}
