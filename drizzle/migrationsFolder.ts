import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DialectName } from './kit.ts';

/** The migrations of a dialect: beside this file, or in the project the bundled server was built from. */
export const migrationsFolder = (dialect: DialectName): string => {
  const beside = join(import.meta.dirname, 'migrations', dialect);
  return existsSync(beside)
    ? beside
    : join(import.meta.dirname, '..', '..', 'drizzle', 'migrations', dialect);
};
