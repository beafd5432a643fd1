/// <reference types="vitest/config" />
/**
 * Test modules stay transformed between lanes and runs. A module that lists files by a pattern is transformed anew, because
 * what it imports changes with the files and not with its text.
 */
import type { Plugin } from 'vite';

export const freshLists: Plugin = {
  name: 'fresh-lists',
  configureVitest: ({ experimental_defineCacheKeyGenerator: define }) =>
    define(({ sourceCode }) => (sourceCode.includes('import.meta.glob') ? false : null)),
};
