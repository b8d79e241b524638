import { defineConfig } from 'drizzle-kit';

/** Only for `npm run migrate:generate`; the portal applies the generated files by itself when it opens its store. */
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./lib/store/schema.ts', './lib/store/queue-schema.ts'],
  out: './lib/store/migrations',
});
