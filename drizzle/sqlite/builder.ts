/** Drizzle's builder for SQLite without a connection: it makes the text of statements. */
import type { SQL } from 'drizzle-orm';
import { BaseSQLiteDatabase, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import type { StatementBuilder } from '../prepared.ts';

const dialect = new SQLiteSyncDialect({ casing: 'snake_case' });

export const sqliteBuilder: StatementBuilder = {
  builder: new BaseSQLiteDatabase('sync', dialect, undefined as never, undefined),
  toQuery: (statement: SQL) => dialect.sqlToQuery(statement),
};
