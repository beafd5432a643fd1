/** Tests that mutants of the rules and the engine must fail: `npm run test:mutation`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    include: [
      'tests/rules/{shared,platform,pricing,catalog,members,orders,promotions,insight}/**/*.test.ts',
    ],
    // These read source files, which mutation rewrites.
    exclude: ['tests/rules/platform/promises/**'],
    testTimeout: 60_000,
  },
});
