/** Names of columns without their tables, where SQL by hand writes them: after `insert into t` and `set`. */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** A name of the schema as the database spells it. */
export const snake = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A name of the database as the schema spells it. */
export const camel = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export const nameOf = (column: AnyColumn): SQL => sql`${sql.identifier(snake(column.name))}`;

export const namesOf = (...columns: readonly AnyColumn[]): SQL =>
  sql.join(columns.map(nameOf), sql`, `);

/** What an insert that met an existing row was to write. */
export const excluded = (column: AnyColumn): SQL => sql`excluded.${nameOf(column)}`;
