import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialect } from './kit.ts';

/** The migrations of a dialect, from the sources or beside the bundled server: both run from the project's folder. */
export const migrationsFolder = (dialect: Dialect): string => {
  const folder = join(import.meta.dirname, dialect);
  return existsSync(folder) ? folder : join(process.cwd(), 'drizzle', dialect);
};
