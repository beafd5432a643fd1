/** Runs statements on a SQLite file: on the event loop, or in a thread. */
import type { Database, Statement } from 'better-sqlite3';
import type { Driver, Value } from '../driver.ts';
import type { StatementLog } from '../log.ts';
import { sqliteDialect } from './dialect.ts';

/**
 * The largest number of prepared statements kept for a connection. Beyond that, statements that callers can vary
 * (filters) are prepared each time.
 */
const MAX_PREPARED = 1000;

export const localDriver = (handle: Database): Driver => {
  const known = new Map<string, Statement<unknown[]>>();
  const prepare = (sql: string): Statement<unknown[]> => {
    let prepared = known.get(sql);
    if (!prepared) {
      prepared = handle.prepare(sql);
      if (known.size < MAX_PREPARED) known.set(sql, prepared);
    }
    return prepared;
  };
  return {
    dialect: sqliteDialect,
    query: async <T>(sql: string, values: readonly Value[]) => {
      const prepared = prepare(sql);
      if (prepared.reader) return prepared.all(...values) as T[];
      prepared.run(...values);
      return [];
    },
    insert: async ({ one, encode }, rows, returning) => {
      const prepared = prepare(one);
      const values: Value[] = [];
      const ids: number[] = [];
      for (const row of rows) {
        const { lastInsertRowid } = prepared.run(encode(row, values));
        if (returning) ids.push(Number(lastInsertRowid));
      }
      return ids;
    },
  };
};

/** A SQLite connection in a thread (see thread.ts). */
export interface Remote {
  /** The rows of one statement. */
  query(sql: string, values: readonly Value[]): Promise<unknown[]>;
  /** Runs one statement for each set of values; returns the generated ids. */
  each(sql: string, sets: readonly (readonly Value[])[]): Promise<number[]>;
}

/** The largest number of rows sent to the thread in one message. */
const ROWS_SENT = 2000;

export const threadDriver = (remote: Remote): Driver => ({
  dialect: sqliteDialect,
  query: async <T>(sql: string, values: readonly Value[]) =>
    (await remote.query(sql, values)) as T[],
  insert: async ({ one, encode }, rows) => {
    const ids: number[] = [];
    for (let start = 0; start < rows.length; start += ROWS_SENT) {
      const sets = rows.slice(start, start + ROWS_SENT).map((row) => encode(row, []));
      for (const id of await remote.each(one, sets)) ids.push(id);
    }
    return ids;
  },
});

type Run = (...values: unknown[]) => unknown;

/** Calls `log` each time a statement prepared on this handle runs, including those of drizzle's builders. */
export const logStatements = (handle: Database, log: StatementLog) => {
  const prepare = handle.prepare.bind(handle);
  const timed = (sql: string, run: Run) => {
    return (...values: unknown[]) => {
      const started = performance.now();
      try {
        return run(...values);
      } finally {
        log(sql, performance.now() - started);
      }
    };
  };
  handle.prepare = ((sql: string) => {
    const statement = prepare(sql);
    return Object.assign(statement, {
      run: timed(sql, statement.run.bind(statement) as Run),
      get: timed(sql, statement.get.bind(statement) as Run),
      all: timed(sql, statement.all.bind(statement) as Run),
    });
  }) as typeof handle.prepare;
};
