/** Names of columns without their tables, where SQL by hand writes them: after `insert into t` and `set`. */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** A name of the schema as the database spells it. */
export const snake = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const nameOf = (column: AnyColumn): SQL => sql`${sql.identifier(snake(column.name))}`;

export const namesOf = (...columns: readonly AnyColumn[]): SQL =>
  sql.join(columns.map(nameOf), sql`, `);

/** What an insert that met an existing row was to write. */
export const excluded = (column: AnyColumn): SQL => sql`excluded.${nameOf(column)}`;
