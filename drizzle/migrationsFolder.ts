import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DialectName } from './kit.ts';

/** The migrations of a dialect: next to this file, or in the project from which the server was bundled. */
export const migrationsFolder = (dialect: DialectName): string => {
  const adjacent = join(import.meta.dirname, 'migrations', dialect);
  return existsSync(adjacent)
    ? adjacent
    : join(import.meta.dirname, '..', '..', 'drizzle', 'migrations', dialect);
};
