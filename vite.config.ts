/// <reference types="vitest/config" />
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defaultServerConditions, defineConfig } from 'vite';
import type { ProjectConfig } from 'vitest/node';
import { LongestFirst } from './tests/longestFirst.ts';
import { freshLists } from './tests/moduleCache.ts';

const project = import.meta.dirname;

/** Makers of schemas in server/shared/fields.ts and its neighbours: without effect when nobody uses the result. */
const SHAPES = [
  'requiredText',
  'optionalReason',
  'text',
  'describeField',
  'whole',
  'amount',
  'amountChange',
  'rate',
  'count',
  'instant',
  'day',
  'id',
  'reference',
  'personal',
  'localized',
  'requiredLocalized',
  'channel',
  'code',
  'password',
  'quantity',
  'localizedShape',
  'changedFields',
  'versionInput',
  'versionRecord',
];

/** Test files of a lane share what they import, most of what a small one costs; each opens a store of its own. */
const SHARED = { isolate: false } as const;
/** In megabytes: with the little memory for new objects that V8 begins with, it clears it at every form. */
const YOUNG = ['--min-semi-space-size=32', '--max-semi-space-size=64'];

/** The libraries of components as they are published for a browser, without the checks that they make for developers. */
const PUBLISHED = defaultServerConditions.filter((one) => one !== 'development|production');

/** Lanes of `npm test`: the same API tests run on both databases. */
const lane = (name: string, include: string, extra: ProjectConfig = {}) => ({
  extends: true as const,
  root: project,
  test: { name, include: [include], testTimeout: 60_000, hookTimeout: 60_000, ...extra },
});

export default defineConfig({
  root: 'client',
  cacheDir: '../node_modules/.vite',
  plugins: [react(), freshLists],
  server: {
    port: 5173,
    // The contracts live beside the server's code.
    fs: { allow: [project] },
    proxy: { '^/api/': `http://127.0.0.1:${process.env.PORT ?? 3000}` },
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      // A page that only needs a contract's words (roles, statuses) does without its schemas, and so without zod.
      treeshake: { manualPureFunctions: ['z', ...SHAPES] },
      output: {
        codeSplitting: {
          // What most pages share, in one file instead of forty. A lower count lets more of the lists' and forms' code into
          // the first page, a higher one scatters it again: at 11, a list is at most 335 kB brotli. Pieces of forms that
          // parse stay out, for they would bring zod along.
          groups: [
            {
              name: 'framework',
              test: /node_modules\/(?!zod|@hookform)|client\/ui\/(?!form\/(?:Form|resolver)\.)/,
              minShareCount: 11,
              priority: 1,
            },
            // What the first page needs of the rest: one file instead of forty.
            { name: 'console', tags: ['$initial'] },
          ],
        },
      },
    },
    // Warnings are for chunks the first page needs: the framework itself is about 800 kB before compression.
    chunkSizeWarningLimit: 1000,
  },
  test: {
    // The lanes share most modules: each is transformed once. `npx vitest --clearCache` empties the cache.
    experimental: { fsModuleCache: true },
    // Vitest leaves one core for the machine; most of a test is waiting for a database or a browser.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      lane('rules', 'tests/rules/**/*.test.ts', SHARED),
      lane('sqlite', 'tests/api/**/*.test.ts', SHARED),
      lane('postgres', 'tests/api/**/*.test.ts', {
        ...SHARED,
        // Only the kind matters here; each test file opens its own database.
        env: { DATABASE_URL: 'postgres://lane' },
        globalSetup: ['tests/api/support/postgres.setup.ts'],
      }),
      {
        ...lane('client', 'tests/client/**/*.test.{ts,tsx}', {
          ...SHARED,
          execArgv: YOUNG,
          environment: './tests/client/support/environment.ts',
        }),
        ssr: { resolve: { conditions: PUBLISHED } },
      },
      lane('browser', 'tests/browser/**/*.test.ts', {
        ...SHARED,
        globalSetup: ['tests/browser/support/store.setup.ts'],
        testTimeout: 300_000,
        // A page on a busy machine may take longer than a step waits; what is broken fails twice.
        retry: 1,
        // After the other lanes: beside them, pages wait too long on a busy machine.
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});
