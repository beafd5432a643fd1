/** The tests that `npm run test:mutation` runs against each mutant of the rules and the engine. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    include: [
      'tests/rules/{shared,platform,pricing,catalog,members,orders,promotions,service,surveys,insight}/**/*.test.ts',
    ],
    // These tests read source files, which the mutation runner rewrites.
    exclude: ['tests/rules/platform/promises/**'],
    testTimeout: 60_000,
  },
});
