/** Refuses databases that this version must not migrate: those of another program, and those of a newer version. */
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** The table in which drizzle-orm records migrations. */
export const MIGRATIONS_TABLE = '__drizzle_migrations';

/** What a database holds before it is migrated. */
export interface Found {
  /** Instants of the migrations that were applied, as drizzle-orm records them. */
  applied: readonly number[];
  /** Names of tables other than that of the migrations. */
  tables: readonly string[];
}

/** Why the database must not be migrated; null where it may be. */
export const schemaError = (
  { applied, tables }: Found,
  known: ReadonlySet<number>,
): string | null => {
  if (applied.some((at) => !known.has(at)))
    return 'The database belongs to a newer version of the Merchant Console, or to another program; it was not changed';
  if (applied.length === 0 && tables.length > 0)
    return `The database holds tables of another program (${tables.slice(0, 3).join(', ')}); give an empty one`;
  return null;
};

export const refuseForeignSchema = (found: Found, migrationsFolder: string) => {
  const known = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);
  const error = schemaError(found, new Set(known));
  if (error) throw new Error(error);
};
