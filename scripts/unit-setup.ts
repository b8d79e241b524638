import { execFileSync } from 'node:child_process';

/** The page of a shared link needs its stylesheet's address, which a build writes: unit tests run before any build. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build-report-css.mjs'], { stdio: 'ignore' });
}
