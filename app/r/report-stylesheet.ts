import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const manifestSchema = z.object({ href: z.string().startsWith('/report-') });
let cached: Promise<string> | undefined;

/** Address of the shared report's stylesheet, as `scripts/build-report-css.mjs` wrote it. Rejects when it never ran. */
export function reportStylesheet(): Promise<string> {
  cached ??= read().catch((error: unknown) => {
    cached = undefined;
    throw error;
  });
  return cached;
}

async function read(): Promise<string> {
  const text = await readFile(join(process.cwd(), 'lib/server/report-stylesheet.json'), 'utf8');
  return manifestSchema.parse(JSON.parse(text)).href;
}
