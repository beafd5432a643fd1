/** Drizzle's builder for PostgreSQL without a connection: it makes the text of statements. */
import type { SQL } from 'drizzle-orm';
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import type { Builder, StatementBuilder } from '../compile.ts';

/** Writes placeholders without numbers; the driver numbers them in every statement. */
class UnnumberedDialect extends PgDialect {
  override escapeParam(): string {
    return '?';
  }
}
const dialect = new UnnumberedDialect({ casing: 'snake_case' });

export const postgresBuilder: StatementBuilder = {
  // Typed as SQLite, like every handle (see ../kit.ts).
  builder: new PgDatabase(dialect, undefined as never, undefined) as unknown as Builder,
  toQuery: (statement: SQL) => dialect.sqlToQuery(statement),
};
