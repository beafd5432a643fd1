/** Drizzle's builder for SQLite without a connection: it makes the text of statements. */
import type { SQL } from 'drizzle-orm';
import { BaseSQLiteDatabase, SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import type { StatementBuilder } from '../compile.ts';

const dialect = new SQLiteAsyncDialect({ casing: 'snake_case' });

export const sqliteBuilder: StatementBuilder = {
  builder: new BaseSQLiteDatabase('async', dialect, undefined as never, undefined),
  toQuery: (statement: SQL) => dialect.sqlToQuery(statement),
};
