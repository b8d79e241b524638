import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = {
  '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
  // The marker package throws outside a React server bundle; tests run server modules directly.
  'server-only': fileURLToPath(new URL('./scripts/empty-module.ts', import.meta.url)),
};

const socketTests = ['**/*.sockets.test.ts', 'lib/diagnosis/scenarios.test.ts', 'lib/store/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        oxc: { jsx: { runtime: 'automatic' } },
        test: {
          name: 'unit',
          globalSetup: './scripts/unit-setup.ts',
          include: ['{lib,components,sandbox,scripts,app}/**/*.test.{ts,tsx}'],
          exclude: [...socketTests, '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'sockets',
          include: socketTests,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
